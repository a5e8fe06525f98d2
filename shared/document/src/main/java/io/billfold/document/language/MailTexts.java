package io.billfold.document.language;

import io.billfold.billing.language.Blanks;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.LanguageFile;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of mails in one language. */
public final class MailTexts {
    /**
     * Around what is put into a text that is read from right to left, so that a number does not
     * turn round what stands beside it (Unicode UAX #9, first strong isolate).
     */
    private static final String ISOLATE = "\u2068";

    private static final String END_OF_ISOLATE = "\u2069";

    private static final Map<Language, MailTexts> LOADED = new ConcurrentHashMap<>();

    private final Language language;
    private final LanguageFile file;

    private MailTexts(Language language) {
        this.language = language;
        this.file = LanguageFile.read(MailTexts.class, "mails", language);
    }

    /** The words of a language. */
    public static MailTexts of(Language language) {
        return LOADED.computeIfAbsent(language, MailTexts::new);
    }

    /** The language that the words are of. */
    public Language language() {
        return language;
    }

    /**
     * A text with its values, for example {@code text(INVOICE_DUE, "5 January 2026")}.
     *
     * @param values one for each of {@link MailText#placeholders()}, in their order
     * @throws IllegalArgumentException when there are more or fewer values than placeholders
     */
    public String text(MailText text, String... values) {
        String[] shown = values.clone();
        if (language.isRightToLeft()) {
            for (int i = 0; i < shown.length; i++) {
                shown[i] = ISOLATE + shown[i] + END_OF_ISOLATE;
            }
        }
        return new Blanks(text.key(), text.placeholders()).fill(file.text(text.key()), shown);
    }

    /** The keys that the language's file has. */
    Set<String> keys() {
        return file.keys();
    }
}
