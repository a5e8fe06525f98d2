package io.billfold.billing.content;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How pages print what a party is said to be beside name, address and numbers: a line of {@code
 * particulars.csv}.
 *
 * @param name for example {@code codiceFiscale}
 * @param shown how it is printed
 * @param term what it stands behind where that is a word of the law's own, for example {@code
 *     Codice fiscale}; else empty
 */
public record Particular(String name, Shown shown, String term) {
    private static final Map<String, Particular> ALL = all();

    /** The ways to print a particular. */
    public enum Shown {
        /** By its value alone, such as {@code GmbH}. */
        VALUE,
        /** Behind a label in the language of the page. */
        LABEL,
        /** Behind a term of the law's own, in every language. */
        TERM,
        /** Not by itself: a mention, a line or a heading says it. */
        NO
    }

    /** How a particular of that name is printed; null for a name that is not ours. */
    public static @Nullable Particular find(String name) {
        return ALL.get(name);
    }

    private static Map<String, Particular> all() {
        Map<String, Particular> all = new HashMap<>();
        for (FactFile.Row row : FactFile.read(Particular.class, "particulars.csv", 5).rows()) {
            Particular particular = from(row);
            all.put(particular.name(), particular);
        }
        return Map.copyOf(all);
    }

    private static Particular from(FactFile.Row row) {
        String[] shown = row.required(2).split(" ", 2);
        try {
            return new Particular(
                    row.required(1),
                    Shown.valueOf(shown[0].toUpperCase(Locale.ROOT)),
                    shown.length == 1 ? "" : shown[1]);
        } catch (IllegalArgumentException e) {
            throw row.fault("'" + row.text(2) + "' is no way to print it");
        }
    }
}
