import { useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Touchpoint } from "@/api/types";
import { ChannelTile } from "../map/ChannelTile";
import { QuotesContext } from "../map/QuotesContext";

export function ChannelCell({ touchpoint }: { touchpoint: Touchpoint | undefined }) {
  const { t } = useTranslation("journeys");
  if (!touchpoint || touchpoint.channels.length === 0) return <span className="figure-none">{t("cell.no_channel")}</span>;
  return (
    <ul className="word-list">
      {touchpoint.channels.map((channel) => (
        <li key={channel}>
          <ChannelTile channel={channel} size={20} />
          {channel}
        </li>
      ))}
    </ul>
  );
}

/** Who answers for it; the accountable one is marked by weight and word. */
export function DepartmentsCell({ touchpoint }: { touchpoint: Touchpoint | undefined }) {
  const { t } = useTranslation("journeys");
  if (!touchpoint || touchpoint.departments.length === 0) return <span className="figure-none">{t("cell.no_department")}</span>;
  return (
    <ul className="word-list">
      {touchpoint.departments.map((department) => {
        const isAccountable = department.id === touchpoint.accountable?.id;
        return (
          <li key={department.id} data-accountable={isAccountable || undefined}>
            {department.name}
            {isAccountable && <span className="accountable">{t("cell.accountable")}</span>}
          </li>
        );
      })}
    </ul>
  );
}

export function PromiseCell({ touchpoint }: { touchpoint: Touchpoint | undefined }) {
  const { t } = useTranslation("journeys");
  const text = touchpoint?.promise?.text;
  return text ? <span>{t("cell.quoted", { text })}</span> : <span className="figure-none">{t("cell.no_promise")}</span>;
}

/** The newest words of customers; two are enough for a glance. */
export function QuotesCell({ quotes }: { quotes: string[] }) {
  const { t } = useTranslation("journeys");
  const why = useContext(QuotesContext);
  if (quotes.length === 0) return <span className="figure-none">{why ?? t("cell.no_quotes")}</span>;
  return (
    <>
      {[...new Set(quotes)].slice(0, 2).map((quote) => (
        <q className="quote" key={quote}>
          {quote}
        </q>
      ))}
    </>
  );
}
