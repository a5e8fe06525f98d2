package io.billfold.billing.tax;

import io.billfold.billing.FactFile;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.language.Phrases;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a tax is called, and why it is charged as it is, in the languages of documents. The tax
 * rules decide in English; here their words become those of the reader.
 */
public final class TaxTexts {
    private static final String OWN = "own";
    private static final String SENTENCE_END = ". ";

    private TaxTexts() {}

    /**
     * The name of a tax: {@code name("VAT", "DE", GERMAN)} is {@code USt.}, and that of Switzerland
     * is {@code MWST}. A proper name such as {@code IGIC} stays as it is.
     *
     * @param tax as the tax rules name it
     * @param country whose tax it is, ISO 3166-1 alpha-2
     */
    public static String name(String tax, String country, Language language) {
        String own = Names.BY_KEY.get(Names.key(tax, country, language.code()));
        String usual = Names.BY_KEY.get(Names.key(tax, "", language.code()));
        return own != null ? own : usual != null ? usual : tax;
    }

    /**
     * A reason or other words of the tax rules. Where several stand behind each other each is read
     * by itself; what is no text of ours, or the law's own words, stays as it is.
     */
    public static String reason(String english, Language language) {
        if (language == Language.ENGLISH) {
            return english;
        }
        Wording known = Wording.BY_TEXT.get(english);
        if (known != null) {
            return known.in(language);
        }
        for (int end = english.indexOf(SENTENCE_END);
                end >= 0;
                end = english.indexOf(SENTENCE_END, end + 1)) {
            Wording first = Wording.BY_TEXT.get(english.substring(0, end));
            if (first != null) {
                String rest = english.substring(end + SENTENCE_END.length());
                return first.in(language) + SENTENCE_END + reason(rest, language);
            }
        }
        return Phrases.of(language).read(english);
    }

    /** The lines of {@code names.csv}. */
    private static final class Names {
        static final Map<String, String> BY_KEY = read();

        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>();
            for (FactFile.Row row : FactFile.read(TaxTexts.class, "names.csv", 5).rows()) {
                names.put(key(row.required(0), row.text(1), row.required(2)), row.required(4));
            }
            return Map.copyOf(names);
        }

        static String key(String tax, String country, String language) {
            return tax + "/" + country + "/" + language;
        }
    }

    /**
     * A line of {@code wordings.csv}.
     *
     * @param text in English, or the law's own
     * @param phrase that says it in any language, or null where the law's words stay
     * @param law as its country cites it, or empty
     */
    private record Wording(String text, @Nullable Phrase phrase, String law) {
        static final Map<String, Wording> BY_TEXT = read();

        private static Map<String, Wording> read() {
            Map<String, Wording> wordings = new HashMap<>();
            for (FactFile.Row row : FactFile.read(TaxTexts.class, "wordings.csv", 3).rows()) {
                Wording wording = from(row);
                wordings.put(wording.text(), wording);
            }
            return Map.copyOf(wordings);
        }

        private static Wording from(FactFile.Row row) {
            String phrase = row.required(0).toUpperCase(Locale.ROOT).replace('-', '_');
            try {
                return new Wording(
                        row.required(2),
                        row.required(0).equals(OWN) ? null : Phrase.valueOf(phrase),
                        row.text(1));
            } catch (IllegalArgumentException e) {
                throw row.fault("'" + row.text(0) + "' is no phrase");
            }
        }

        String in(Language language) {
            if (phrase == null) {
                return text;
            }
            Phrases phrases = Phrases.of(language);
            return phrase.placeholders().isEmpty()
                    ? phrases.text(phrase)
                    : phrases.text(phrase, phrases.read(law));
        }
    }
}
