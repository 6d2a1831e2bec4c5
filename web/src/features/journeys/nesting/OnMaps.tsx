import "./nesting.css";
import { Anchor, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { mapsOfTouchpointQuery } from "../queries";

/** The maps on which a touchpoint stands; its figures are the same on each. */
export function OnMaps({ touchpoint, name, except }: { touchpoint: string; name: string; except?: string }) {
  const { t } = useTranslation("nesting");
  const { id: workspace } = useWorkspace();
  const { data, error } = useQuery(mapsOfTouchpointQuery(workspace, touchpoint));
  const maps = data?.filter((map) => map.id !== except);
  if (except !== undefined && (!maps || maps.length === 0)) return null;
  return (
    <section className="on-maps">
      <Title order={3} fz={15}>
        {t("on_maps")}
      </Title>
      {error && <ProblemNote error={error} />}
      {maps?.length === 0 && <Text size="sm" c="dimmed">{t("on_maps_none")}</Text>}
      {maps !== undefined && maps.length > 0 && (
        <>
          <ul>
            {maps.map((map) => (
              <li key={map.id}>
                <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: map.id }} search={{}} />}>
                  {map.title}
                </Anchor>
                <Text size="sm" c="dimmed" span>
                  {[
                    ...(map.steps.some((step) => step !== name) ? [t("at_steps", { steps: map.steps.join(", ") })] : []),
                    map.lens_id === null ? t("without_journeys") : t("measured_over", { lens: map.lens_name }),
                  ].map((part) => ` · ${part}`)}
                </Text>
              </li>
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {t("on_maps_why")}
          </Text>
        </>
      )}
    </section>
  );
}
