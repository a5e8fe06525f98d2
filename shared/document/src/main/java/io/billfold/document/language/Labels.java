package io.billfold.document.language;

import io.billfold.billing.language.Blanks;
import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.LanguageFile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words of documents in one language. */
public final class Labels {
    private static final Map<Language, Labels> LOADED = new ConcurrentHashMap<>();

    private final Language language;
    private final LanguageFile file;

    private Labels(Language language) {
        this.language = language;
        this.file = LanguageFile.read(Labels.class, "labels", language);
    }

    /** The labels of a language. */
    public static Labels of(Language language) {
        return LOADED.computeIfAbsent(language, Labels::new);
    }

    /** The language that the words are of. */
    public Language language() {
        return language;
    }

    /**
     * A label with its values, for example {@code text(AMOUNT_DUE, "EUR 11.90", "5 January 2026")}.
     *
     * @param values one for each of {@link Label#placeholders()}, in their order, as {@link
     *     Formats} writes them
     * @throws IllegalArgumentException when there are more or fewer values than placeholders
     */
    public String text(Label label, String... values) {
        return filled(label.key(), label.placeholders(), values);
    }

    /**
     * A label that counts, in the form that the number wants: {@code 1 day overdue}, {@code 2 days
     * overdue}.
     *
     * @param count not negative
     */
    public String text(CountedLabel label, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(label + " can't count " + count);
        }
        Formats formats = Formats.of(language);
        String key = label.key() + "." + formats.plural().category(count);
        String number = formats.quantity(BigDecimal.valueOf(count));
        return filled(key, List.of(CountedLabel.PLACEHOLDER), number);
    }

    private String filled(String key, List<String> placeholders, String... values) {
        return new Blanks(key, placeholders).fill(file.text(key), values);
    }
}
