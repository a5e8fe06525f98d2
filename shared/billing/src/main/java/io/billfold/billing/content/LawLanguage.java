package io.billfold.billing.content;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The languages of a country's legal texts: a line of {@code languages.csv}.
 *
 * @param country ISO 3166-1 alpha-2
 * @param languages ISO 639-1, the usual one first
 * @param others whether another language will do
 */
record LawLanguage(String country, List<String> languages, Others others) {
    private static final Facts<LawLanguage> ALL =
            Facts.of("languages.csv", 6, 0, LawLanguage::from);
    private static final String ENGLISH = "en";

    /** Whether the law is content with a language that is not its own. */
    enum Others {
        /** It is. */
        YES,
        /** It is, but the authority may ask for a translation. */
        TRANSLATION,
        /** It is not. */
        NO
    }

    private static LawLanguage from(FactFile.Row row) {
        Source.key(row, 3);
        Facts.confidence(row, 4);
        return new LawLanguage(
                row.required(0),
                List.of(row.required(1).split(" ")),
                Facts.name(Others.class, row, 2));
    }

    /**
     * In which languages a text is looked for: the document's, then the law's, then English; the
     * law's first where it wants its own.
     */
    static Set<String> preferred(String country, String ofDocument) {
        LawLanguage law = ALL.first(country);
        Set<String> preferred = new LinkedHashSet<>();
        if (law != null && law.isAskedBeside(ofDocument)) {
            preferred.addAll(law.languages());
        }
        preferred.add(ofDocument);
        if (law != null) {
            preferred.addAll(law.languages());
        }
        preferred.add(ENGLISH);
        return preferred;
    }

    /**
     * The language that a law wants its texts in beside the document's, or null where it has it.
     */
    static @Nullable String beside(String country, String ofDocument) {
        LawLanguage law = ALL.first(country);
        return law != null && law.isAskedBeside(ofDocument) ? law.languages().getFirst() : null;
    }

    private boolean isAskedBeside(String ofDocument) {
        return others == Others.NO && !languages.contains(ofDocument);
    }
}
