// Prints what ICU makes of the same data, through node's Intl: an implementation that is not ours.
// Its output is src/test/resources/io/billfold/billing/language/intl.txt: see README.md.
const LOCALES = {
  en: "en-GB", de: "de", fr: "fr", es: "es", it: "it", pt: "pt-PT", nl: "nl", pl: "pl", tr: "tr",
  ru: "ru", kk: "kk", uk: "uk", el: "el", ja: "ja", ko: "ko", zh: "zh", ar: "ar", he: "he",
};
// ICU takes figures for the months of these where CLDR's own pattern has names.
const PERIODS_IN_FIGURES = ["pt", "ja", "zh"];

const escaped = (text) => text.replace(/[\u007f-\u00a0\u2000-\u200f\u2028-\u202f]/g,
  (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase());
const day = (text) => new Date(text + "T00:00:00Z");
const SHORT = { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" };
const LONG = { timeZone: "UTC", dateStyle: "long" };
const { icu, cldr } = process.versions;
console.log(`# Made by cldr-recipe/expected.mjs: node ${process.version}, ICU ${icu}, CLDR ${cldr}.`);
console.log("# language | what | of what | as ICU writes it; U+202F in dates is a plain space there");

for (const [language, locale] of Object.entries(LOCALES)) {
  const row = (what, value, text) => console.log([language, what, value, escaped(text)].join(" | "));
  const money = (what, currency, amount) => row(what, `${currency} ${amount}`,
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: what })
      .format(amount));
  money("code", "EUR", "1234567.89");
  money("code", "EUR", "-50.00");
  money("code", "KWD", "1234.500");
  money("symbol", "EUR", "1190.50");
  money("symbol", "USD", "-1190.00");
  money("symbol", "JPY", "11610");
  money("symbol", "CHF", "99.90");
  money("symbol", "BRL", "1.50");
  const decimals = { maximumFractionDigits: 9 };
  for (const number of ["-12345.00045", "1234", "0.25"]) {
    row("number", number, new Intl.NumberFormat(locale, decimals).format(number));
  }
  row("percent", "7.25", new Intl.NumberFormat(locale, { ...decimals, style: "percent" })
    .format("0.0725"));
  for (let month = 1; month <= 12; month++) {
    const date = `2026-${String(month).padStart(2, "0")}-0${1 + (month % 9)}`;
    row("date", date, new Intl.DateTimeFormat(locale, LONG).format(day(date)));
    row("short", date, new Intl.DateTimeFormat(locale, SHORT).format(day(date)));
  }
  if (!PERIODS_IN_FIGURES.includes(language)) {
    for (const [from, last] of [["2026-01-01", "2026-01-31"], ["2026-01-15", "2026-02-14"],
      ["2025-12-15", "2026-01-14"], ["2026-05-05", "2026-05-05"]]) {
      row("period", `${from} ${last}`,
        new Intl.DateTimeFormat(locale, SHORT).formatRange(day(from), day(last)));
    }
  }
  for (const code of ["AE", "DE", "KZ", "TR", "US"]) {
    row("country", code, new Intl.DisplayNames(locale, { type: "region" }).of(code));
  }
}
