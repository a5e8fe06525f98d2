package io.billfold.billing.language;

/**
 * A language that documents can be written in.
 *
 * <p>English and Portuguese are those of Europe: day before month, {@code nota de crédito} and IVA.
 * Chinese is written in simplified characters.
 */
public enum Language {
    ENGLISH("en", "en"),
    GERMAN("de", "de"),
    FRENCH("fr", "fr"),
    SPANISH("es", "es"),
    ITALIAN("it", "it"),
    PORTUGUESE("pt", "pt-PT"),
    DUTCH("nl", "nl"),
    POLISH("pl", "pl"),
    TURKISH("tr", "tr"),
    RUSSIAN("ru", "ru"),
    KAZAKH("kk", "kk"),
    UKRAINIAN("uk", "uk"),
    GREEK("el", "el"),
    JAPANESE("ja", "ja"),
    KOREAN("ko", "ko"),
    CHINESE("zh", "zh-Hans"),
    ARABIC("ar", "ar"),
    HEBREW("he", "he");

    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /**
     * The language of a code; English where there is none of that code, so that every customer gets
     * a document. The code of Hebrew before 1989, {@code iw}, is read too.
     *
     * @param code ISO 639-1 in lower case, as accounts keep it, for example {@code de}
     */
    public static Language of(String code) {
        if (code.equals("iw")) {
            return HEBREW;
        }
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return ENGLISH;
    }

    /** Whether documents can be written in the language of a code. */
    public static boolean isKnown(String code) {
        return of(code) != ENGLISH || code.equals(ENGLISH.code);
    }

    /** ISO 639-1, for example {@code zh}. */
    public String code() {
        return code;
    }

    /** BCP 47, for the language entry of a PDF, for example {@code zh-Hans}. */
    public String tag() {
        return tag;
    }

    /** What reads from left to right in every language, such as {@code 2 × 3}, within its texts. */
    public String leftToRight(String text) {
        return isRightToLeft() ? LEFT_TO_RIGHT_MARK + text + LEFT_TO_RIGHT_MARK : text;
    }

    /** Whether its pages read from right to left: tables and alignments are mirrored then. */
    public boolean isRightToLeft() {
        return this == ARABIC || this == HEBREW;
    }
}
