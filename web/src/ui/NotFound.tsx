import { Button, Center } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "./Empty";

export function NotFound() {
  const { t } = useTranslation("ui");
  return (
    <Center mih="60vh" p="md">
      <Empty
        icon={IconMapOff}
        title={t("not_found.title")}
        text={t("not_found.text")}
        action={
          <Button component={Link} to="/">
            {t("not_found.home")}
          </Button>
        }
      />
    </Center>
  );
}
