import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/api/types";
import { useFormat } from "@/ui/format";

const SHOWN = 6;

/** What customers said here, with where and when. */
export function Quotes({ quotes }: { quotes: Evidence["quotes"] }) {
  const { t } = useTranslation("journeys");
  const { date } = useFormat();
  if (quotes.length === 0) return null;
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {t("evidence.quotes")}
      </Title>
      {quotes.slice(0, SHOWN).map((quote, index) => (
        <blockquote key={index} className="said">
          {quote.text}
          <Text component="footer" size="xs" c="dimmed">
            {[quote.source, quote.time_us === null ? "" : date(quote.time_us)].filter(Boolean).join(" · ")}
          </Text>
        </blockquote>
      ))}
    </section>
  );
}
