import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { createMap } from "@/api/journeys";
import type { Lens } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../workspaces/useWorkspace";
import { mapsQuery } from "./queries";

/** Draw a first map of what a lens shows; where there is but one, at a click. */
export function DrawMap({ lenses }: { lenses: Lens[] }) {
  const { t } = useTranslation("journeys");
  const { number } = useFormat();
  const { id: workspace } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const { mutate, isPending } = useMutation({
    mutationFn: (lensId: string) => createMap(workspace, { lens_id: lensId }),
    onSuccess: (map) => {
      void queries.invalidateQueries({ queryKey: mapsQuery(workspace).queryKey });
      void navigate({ to: "/w/$workspace/journeys/$map", params: { workspace, map: map.id } });
    },
    onError: tell,
  });
  const ready = lenses.filter((lens) => lens.state === "ready");
  const only = ready.length === 1 ? ready[0] : undefined;
  const button = (
    <Button
      leftSection={<IconSparkles size={17} />} disabled={ready.length === 0}
      loading={isPending || (ready.length === 0 && lenses.some((lens) => lens.state === "building"))}
      onClick={only ? () => mutate(only.id) : undefined}
    >
      {t("maps.draw")}
    </Button>
  );
  if (only || ready.length === 0) return button;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("maps.choose_lens")}</Menu.Label>
        {ready.map((lens) => (
          <Menu.Item key={lens.id} onClick={() => mutate(lens.id)} rightSection={<span className="menu-key">{number(lens.cases)}</span>}>
            {lens.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
