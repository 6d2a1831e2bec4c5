import { Button, Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconRoute } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/ui/Empty";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { LensNews, reasonOf } from "./LensNews";
import { useLens } from "./useLens";

/** The screen's content once there are journeys; until then why not, and what to do. */
export function WithJourneys({ children }: { children: ReactNode }) {
  const { t } = useTranslation("insights");
  const { id: workspace } = useWorkspace();
  const { lens, error, isPending } = useLens();
  if (error) return <ProblemNote error={error} />;
  if (isPending) return <SkeletonRows rows={8} />;
  if (!lens) {
    return (
      <Empty
        icon={IconRoute}
        title={t("empty.title")}
        text={t("empty.text")}
        action={
          <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}>
            {t("empty.action")}
          </Button>
        }
      />
    );
  }
  if (lens.state === "building") {
    return (
      <Empty
        icon={IconRoute}
        title={t("building.title")}
        text={t("building.text")}
        action={<Progress w={280} value={100} animated aria-label={t("building.title")} />}
      />
    );
  }
  if (lens.state === "failed") {
    return <Empty icon={IconRoute} title={t("failed.title")} text={reasonOf(lens) || t("failed.text")} />;
  }
  return (
    <>
      <LensNews lens={lens} />
      {children}
    </>
  );
}
