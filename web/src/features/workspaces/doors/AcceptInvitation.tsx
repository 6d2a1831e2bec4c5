import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { acceptInvitation } from "@/api/workspaces";
import { ProblemNote } from "@/ui/ProblemNote";
import { sessionQuery, useSession } from "../queries";
import { Door } from "./Door";

export function AcceptInvitation() {
  const { t } = useTranslation("workspaces");
  const { token = "" } = useParams({ strict: false }) as { token?: string };
  const { data: session, isPending } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: async (workspace) => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: "/w/$workspace", params: { workspace: workspace.id } });
    },
  });
  const next = { next: `/invitation/${token}` };
  return (
    <Door title={t("invitation.title")} text={t(session?.user ? "invitation.text" : "invitation.sign_in_first")}>
      {accept.error && <ProblemNote error={accept.error} />}
      {session?.user ? (
        <Button onClick={() => accept.mutate()} loading={accept.isPending}>
          {t("invitation.action")}
        </Button>
      ) : (
        !isPending && (
          <>
            <Button component={Link} to="/sign-up" search={next as never}>
              {t("sign_up.action")}
            </Button>
            <Button variant="default" component={Link} to="/sign-in" search={next as never}>
              {t("sign_in.action")}
            </Button>
          </>
        )
      )}
    </Door>
  );
}
