import { Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchAmounts, setMoney } from "@/api/story";
import { useTellProblem } from "@/ui/notify";
import { lensesQuery } from "../../insights/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";

/** Which attribute of the events holds money; without one the story says that none is known. */
export function MoneyField({ workspace, lensId }: { workspace: string; lensId: string | null }) {
  const { t } = useTranslation("story");
  const queries = useQueryClient();
  const onError = useTellProblem();
  const { canEdit, workspace: own } = useWorkspace();
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const lens = lenses?.find((one) => one.id === lensId);
  const isAsked = canEdit && lens?.state === "ready";
  const { data: amounts } = useQuery({
    queryKey: ["amounts", workspace, lensId, lens?.version], queryFn: () => fetchAmounts(workspace, lensId ?? ""), enabled: isAsked,
  });
  const save = useMutation({
    mutationFn: (attribute: string) => setMoney(workspace, lensId ?? "", attribute),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: lensesQuery(workspace).queryKey });
      await queries.invalidateQueries({ queryKey: ["story", workspace] });
    },
    onError,
  });
  if (!isAsked || !amounts) return <span />;
  const kept = lens.money_attribute;
  const data = kept && !amounts.includes(kept) ? [...amounts, kept] : amounts;
  return (
    <Select
      label={t("money.label", { currency: own?.currency ?? "" })} placeholder={t(data.length > 0 ? "money.choose" : "money.none")}
      disabled={data.length === 0 || save.isPending} clearable data={data} value={kept || null}
      onChange={(attribute) => save.mutate(attribute ?? "")} w={320}
    />
  );
}
