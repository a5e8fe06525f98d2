package io.billfold.billing.language;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases of one language: {@code 15 of 31 days} is {@code 15 von 31 Tagen} in German. */
public final class Phrases {
    private static final Map<Language, Phrases> LOADED = new ConcurrentHashMap<>();

    /** Values that are written as the language writes numbers; the others are texts. */
    private static final Set<String> NUMBERS =
            Set.of("units", "all", "before", "minimum", "used", "from", "to");

    private static final String PERCENT = "percent";
    private static final String ARTICLES = "articles";

    /** Texts that may be phrases themselves. */
    private static final Set<String> PHRASES = Set.of("reason", "law");

    private final Language language;
    private final LanguageFile file;

    private Phrases(Language language) {
        this.language = language;
        this.file = LanguageFile.read(Phrases.class, "phrases", language);
    }

    /** The phrases of a language. */
    public static Phrases of(Language language) {
        return LOADED.computeIfAbsent(language, Phrases::new);
    }

    /**
     * A phrase with its values, which are written as they are.
     *
     * @param values one for each of {@link Phrase#placeholders()}, in their order
     * @throws IllegalArgumentException when there are more or fewer values than placeholders
     */
    public String text(Phrase phrase, String... values) {
        return new Blanks(phrase.key(), phrase.placeholders())
                .fill(file.text(phrase.key()), values);
    }

    /**
     * What was kept in English, in this language: its numbers are written as the language writes
     * them, and parts that are phrases themselves are read too. A text that is no phrase stays as
     * it is: sellers write their own.
     */
    public String read(String english) {
        if (language == Language.ENGLISH) {
            return english;
        }
        for (Kept kept : Kept.ALL.values()) {
            String text = read(kept, english);
            if (text != null) {
                return text;
            }
        }
        return english;
    }

    /** As {@link #read(String)}, but only what is one phrase. */
    public String read(Phrase phrase, String english) {
        if (language == Language.ENGLISH) {
            return english;
        }
        String text = read(Kept.of(phrase), english);
        return text == null ? english : text;
    }

    private @Nullable String read(Kept kept, String english) {
        Matcher matcher = kept.pattern().matcher(english);
        if (!matcher.matches()) {
            return null;
        }
        List<String> names = kept.phrase().placeholders();
        String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(names.get(i), matcher.group(names.get(i)));
        }
        return text(kept.phrase(), values);
    }

    private String value(String name, String kept) {
        if (NUMBERS.contains(name)) {
            return Formats.of(language).decimal(new BigDecimal(kept));
        }
        if (name.equals(PERCENT)) {
            return Formats.of(language).percent(new BigDecimal(kept));
        }
        if (name.equals(ARTICLES)) {
            return kept.replace(" and ", ", ").replace(" to ", "–");
        }
        return PHRASES.contains(name) ? read(kept) : kept;
    }

    /** A phrase as it is kept: its English words, with a group for each value. */
    private record Kept(Phrase phrase, Pattern pattern) {
        static final Map<Phrase, Kept> ALL = all();

        private static Map<Phrase, Kept> all() {
            Map<Phrase, Kept> all = new EnumMap<>(Phrase.class);
            for (Phrase phrase : Phrase.values()) {
                all.put(phrase, new Kept(phrase, pattern(phrase)));
            }
            return Collections.unmodifiableMap(all);
        }

        static Kept of(Phrase phrase) {
            return Objects.requireNonNull(ALL.get(phrase));
        }

        private static Pattern pattern(Phrase phrase) {
            String[] groups =
                    phrase.placeholders().stream()
                            .map(name -> "\\E(?<" + name + ">" + values(name) + ")\\Q")
                            .toArray(String[]::new);
            String words = Phrases.of(Language.ENGLISH).text(phrase, groups);
            return Pattern.compile("\\Q" + words + "\\E");
        }

        private static String values(String name) {
            return NUMBERS.contains(name) || name.equals(PERCENT) ? "-?\\d+(?:\\.\\d+)?" : ".+";
        }
    }
}
