export const CHANNEL_KINDS = [
  "advertising", "social", "mail", "message", "chat", "call", "courier", "branch", "app", "site", "terminal", "other",
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

// Beginnings of words in English, Russian and Polish; the first kind that fits wins.
const TELLING: [ChannelKind, RegExp][] = [
  ["mail", /e-?mail|newsletter|letter|почт|письм|рассылк|poczt|list/],
  ["message", /sms|push|whatsapp|telegram|viber|смс|уведомл|powiadom/],
  ["chat", /chat|bot|messenger|чат|бот|мессендж|czat/],
  ["social", /social|facebook|instagram|vk\b|соцсет|социальн|społeczn/],
  ["advertising", /advert|\bads?\b|campaign|banner|реклам|баннер|reklam|kampani/],
  ["courier", /courier|deliver|post\b|shipping|курьер|достав|kurier|dostaw|paczk/],
  ["call", /call|phone|hotline|ivr|звон|телефон|колл|telefon|infolini/],
  ["branch", /branch|shop|store|office|salon|service cent|отделен|магазин|офис|салон|филиал|oddzia|sklep|biur|salon|placówk/],
  ["app", /\bapp|mobile|приложен|мобильн|aplikac|mobiln/],
  ["terminal", /terminal|kiosk|atm|терминал|банкомат|киоск|bankomat/],
  ["site", /site|web|online|portal|internet|сайт|веб|интернет|портал|stron|serwis|www/],
];

/** Which kind of channel a word means, so that the map can show its picture. */
export function channelKind(word: string): ChannelKind {
  const text = word.toLowerCase();
  return TELLING.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}
