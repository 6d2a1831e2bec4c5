import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import "dayjs/locale/pl";
import "dayjs/locale/ru";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createScreens } from "./router";
import { cssVariables, theme } from "./theme";

/** Everything a screen may rely on: theme, words, data, address. */
export function App({ queries }: { queries: QueryClient }) {
  const { i18n } = useTranslation();
  const [router] = useState(() => createScreens(queries));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-left" autoClose={8000} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
