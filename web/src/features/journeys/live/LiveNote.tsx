import { Alert } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "./useLiveMap";

const PATIENCE_MS = 1_500;

/** Says when the connection is gone, and what becomes of the changes made meanwhile. */
export function LiveNote() {
  const { t } = useTranslation("live");
  const live = useLive();
  const { standing, waiting, isKept } = useSyncExternalStore(live.subscribe, () => live.state);
  const isAway = standing === "away" || (standing !== "open" && waiting > 0);
  const isLong = useLasting(isAway);
  const words = waiting > 0 ? t("away.waiting", { count: waiting }) : t("away.nothing");
  return (
    <div role="status" className="live-note">
      {isLong && (
        <Alert variant="light" color="orange" p="xs" icon={<IconCloudOff size={18} />}>
          {words} {waiting > 0 && t(isKept ? "away.kept" : "away.not_kept")}
        </Alert>
      )}
    </div>
  );
}

/** Whether something has lasted for a while: a line that is back at once is not worth a word. */
function useLasting(isSo: boolean): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setSince(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSince(false);
    };
  }, [isSo]);
  return isSo && since;
}
