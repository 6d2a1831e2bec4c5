import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../workspaces/useWorkspace";

/** The way to all the ways in which a map can begin. */
export function NewMapLink({ variant }: { variant: "filled" | "default" }) {
  const { t } = useTranslation("newmap");
  const { id: workspace } = useWorkspace();
  return (
    <Button
      variant={variant} leftSection={<IconPlus size={17} />}
      renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/new" params={{ workspace }} />}
    >
      {t("title")}
    </Button>
  );
}
