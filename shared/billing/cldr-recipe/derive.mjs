// Derives the files in src/main/resources/io/billfold/billing/language/formats from Unicode CLDR,
// and the test's samples of plurals. Run: see README.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const CLDR = "48.2.0";
const MODULES = new URL("./node_modules/", import.meta.url);
const OUT = new URL("../src/main/resources/io/billfold/billing/language/formats/", import.meta.url);
const SAMPLES = new URL(
  "../src/test/resources/io/billfold/billing/language/plural-samples.txt", import.meta.url);

// Which of CLDR's locales a language is read from: the root of a language, but British English
// and European Portuguese, for CLDR's roots of these two are American and Brazilian.
const LOCALES = {
  en: "en-GB", de: "de", fr: "fr", es: "es", it: "it", pt: "pt-PT", nl: "nl", pl: "pl", tr: "tr",
  ru: "ru", kk: "kk", uk: "uk", el: "el", ja: "ja", ko: "ko", zh: "zh", ar: "ar", he: "he",
};

// Short forms where CLDR's first name is longer than a line of an address.
const SHORT_NAMES = ["HK", "MO"];

// Signs that no embedded font has (the baht), or that nobody sees (the escudo's): the code is shown.
const UNSEEN = /[\u0e3f\u200b]/;

// "US$" ends in a sign without a direction of its own, which a line from right to left would draw
// first: a mark keeps it behind its letters.
const directed = (locale, sign) =>
  ["ar", "he"].includes(locale) && /[A-Z][^A-Z]$/.test(sign) ? sign + "\u200e" : sign;

const read = (path) => JSON.parse(readFileSync(new URL(path, MODULES), "utf8"));
const main = (folder, locale, file) => read(`${folder}/main/${locale}/${file}`).main[locale];

const codes = readFileSync(new URL("../src/main/resources/io/billfold/document/countries.txt",
  import.meta.url), "utf8").split("\n").filter((line) => /^[A-Z]{2} /.test(line))
  .map((line) => line.slice(0, 2));

// What a reader can't see is written as an escape: spaces but the common one, and marks of direction.
const escaped = (text) => text.replace(/\\/g, "\\\\")
  .replace(/[\u007f-\u00a0\u00ad\u061c\u2000-\u200f\u2028-\u202f\u3000]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"))
  .replace(/^ /, "\\ ");

// "¤#,##0.00;¤-#,##0.00" becomes "{1}{0}" and "{1}-{0}" with the locale's own minus sign.
function amounts(pattern, minus) {
  const [positive, negative] = pattern.split(";");
  const named = (p) => p.replace(/#,##0\.00/, "{0}").replace("¤", "{1}");
  return [named(positive), negative ? named(negative).replace("-", minus) : minus + named(positive)];
}

// The pattern of an interval as its two dates: it is cut before a field comes a second time.
function halves(pattern) {
  const seen = new Set();
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "'") quoted = !quoted;
    if (quoted || !/[yMLd]/.test(c)) continue;
    if (seen.has(c) && pattern[i - 1] !== c) return pattern.slice(0, i) + "|" + pattern.slice(i);
    seen.add(c);
  }
  throw new Error("no interval: " + pattern);
}

function formats(language, locale) {
  const numbers = main("cldr-numbers-full", locale, "numbers.json").numbers;
  const currencies = main("cldr-numbers-full", locale, "currencies.json").numbers.currencies;
  const dates = main("cldr-dates-full", locale, "ca-gregorian.json").dates.calendars.gregorian;
  const names = main("cldr-localenames-full", locale, "territories.json")
    .localeDisplayNames.territories;
  if (numbers.defaultNumberingSystem !== "latn") throw new Error(locale + " has other digits");
  const symbols = numbers["symbols-numberSystem-latn"];
  const money = numbers["currencyFormats-numberSystem-latn"];
  const percent = numbers["percentFormats-numberSystem-latn"].standard;
  const [sign, signNegative] = amounts(money.standard, symbols.minusSign);
  const [letters, lettersNegative] =
    amounts(money["standard-alphaNextToNumber"] ?? money.standard, symbols.minusSign);
  const available = dates.dateTimeFormats.availableFormats;
  const intervals = dates.dateTimeFormats.intervalFormats.yMMMd;
  const rows = [
    ["decimal", symbols.decimal],
    ["group", symbols.group],
    ["group-digits-min", numbers.minimumGroupingDigits],
    ["minus", symbols.minusSign],
    ["plus", symbols.plusSign],
    ["percent", percent.replace("#,##0", "{0}").replace("%", symbols.percentSign)],
    ["amount", sign],
    ["amount-negative", signNegative],
    ["amount-letters", letters],
    ["amount-letters-negative", lettersNegative],
    ["date-long", dates.dateFormats.long],
    ["date-short", available.yMMMd],
    ["period-in-month", halves(intervals.d)],
    ["period-in-year", halves(intervals.M)],
    ["period-over-years", halves(intervals.y)],
    ["months-long", Object.values(dates.months.format.wide).join(";")],
    ["months-short", Object.values(dates.months.format.abbreviated).join(";")],
  ];
  for (const [category, rule] of plurals(locale)) rows.push(["plural-" + category, rule.condition]);
  for (const [code, entry] of Object.entries(currencies)) {
    if (entry.symbol && entry.symbol !== code && code !== "XXX" && !UNSEEN.test(entry.symbol)) {
      rows.push(["currency-" + code, directed(locale, entry.symbol)]);
    }
  }
  for (const code of codes) {
    const short = SHORT_NAMES.includes(code) && names[code + "-alt-short"];
    rows.push(["country-" + code, short || names[code]]);
  }
  const head = [
    `# Derived from Unicode CLDR ${CLDR}, locale ${locale}, by cldr-recipe/derive.mjs: don't edit.`,
    "# Copyright © 1991-2026 Unicode, Inc. Licence: Unicode-3.0, see LICENSE.txt beside this file.",
  ];
  return [...head, ...rows.map(([key, value]) => key + "=" + escaped(String(value)))].join("\n") + "\n";
}

// The rules for whole numbers. "many" of French, Spanish, Italian and Portuguese is for whole
// millions ("un million de jours"), which nothing here counts.
function plurals(locale) {
  const all = read("cldr-core/supplemental/plurals.json").supplemental["plurals-type-cardinal"];
  const rules = all[locale] ?? all[locale.split("-")[0]];
  return Object.entries(rules).map(([key, text]) => {
    const [condition, ...samples] = text.split("@");
    const whole = samples.find((s) => s.startsWith("integer"))?.slice("integer".length).trim();
    return [key.replace("pluralRule-count-", ""), { condition: condition.trim(), whole }];
  }).filter(([category, rule]) => category !== "other" && rule.whole
    && !rule.condition.includes("1000000"));
}

function samples(language, locale) {
  const all = read("cldr-core/supplemental/plurals.json").supplemental["plurals-type-cardinal"];
  const rules = all[locale] ?? all[locale.split("-")[0]];
  const lines = [];
  for (const [key, text] of Object.entries(rules)) {
    const whole = text.match(/@integer ([^@]*)/)?.[1];
    if (!whole || text.includes("1000000 = 0")) continue;
    for (const sample of whole.split(",").map((s) => s.trim())) {
      const [from, to] = sample.split("~");
      if (!/^\d+$/.test(from) || Number(from) >= 1000000) continue;
      for (let n = Number(from); n <= Number(to ?? from); n++) {
        lines.push(`${language} ${n} ${key.replace("pluralRule-count-", "")}`);
      }
    }
  }
  return lines;
}

mkdirSync(OUT, { recursive: true });
const lines = [
  `# language, number, category: the samples that Unicode CLDR ${CLDR} gives beside its plural rules.`,
];
for (const [language, locale] of Object.entries(LOCALES)) {
  writeFileSync(new URL(language + ".properties", OUT), formats(language, locale));
  lines.push(...samples(language, locale));
}
writeFileSync(SAMPLES, lines.join("\n") + "\n");
writeFileSync(new URL("LICENSE.txt", OUT), readFileSync(new URL("cldr-core/LICENSE", MODULES)));
