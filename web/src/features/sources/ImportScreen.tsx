import { Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/ui/Page";
import { useWorkspace } from "../workspaces/useWorkspace";
import { ImportsList } from "./ImportsList";
import { MappingStep } from "./mapping/MappingStep";
import { UploadBox } from "./UploadBox";

/** Bring a file in: drop it, see what was understood, start. The upload's id is in the address. */
export function ImportScreen() {
  const { t } = useTranslation("sources");
  const { id: workspace, canEdit } = useWorkspace();
  const navigate = useNavigate();
  const { upload } = useSearch({ strict: false }) as { upload?: string };
  const goTo = (id?: string) =>
    void navigate({ to: "/w/$workspace/import", params: { workspace }, search: (now) => ({ ...now, upload: id }) });
  if (upload) {
    return <MappingStep key={upload} upload={upload} onOther={() => goTo()} />;
  }
  return (
    <Page title={t("import.title")} about={t("import.about")}>
      <Stack gap="xl">
        {canEdit && <UploadBox onUploaded={(done) => goTo(done.id)} />}
        <ImportsList />
      </Stack>
    </Page>
  );
}
