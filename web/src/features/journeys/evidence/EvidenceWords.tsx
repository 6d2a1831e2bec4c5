import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Evidence, MapStep } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { useScene } from "../map/MapContext";
import { familyOf } from "./measureWords";

/** How the figure is computed, what would change it, and where to look further. */
export function EvidenceWords({ evidence, step }: { evidence: Evidence; step: MapStep }) {
  const { t, i18n } = useTranslation("journeys");
  const { id: workspace } = useWorkspace();
  const { map, touchpoints } = useScene();
  const family = familyOf(evidence.measure);
  const own = evidence.computed_key || `how.${evidence.measure}`;
  const how = i18n.exists(`journeys:${own}`) ? own : `how.${family}`;
  const activities = touchpoints.get(step.touchpoint_id ?? "")?.activities ?? [];
  return (
    <>
      <section>
        <Title order={3} fz={15} mb={4}>
          {t("evidence.how")}
        </Title>
        <Text size="sm">{t(how)}</Text>
      </section>
      <section>
        <Title order={3} fz={15} mb={4}>
          {t("evidence.change")}
        </Title>
        <Text size="sm">{t(`change.${family}`)}</Text>
      </section>
      {map.lens_id && activities.length > 0 && (
        <Anchor
          renderRoot={(props) => (
            <Link
              {...props} to="/w/$workspace/process" params={{ workspace }}
              search={{ lens: map.lens_id ?? undefined, filter: { contains: activities } }}
            />
          )}
        >
          {t("evidence.process")}
        </Anchor>
      )}
    </>
  );
}
