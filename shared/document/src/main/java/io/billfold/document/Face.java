package io.billfold.document;

import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.TrueTypeFont;

import io.billfold.billing.language.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded fonts: subsets of Noto, made as {@code fonts-recipe} says. Each is parsed once per
 * process, when a text first needs it: the three large ones take a few hundred milliseconds. Parsed
 * fonts are read only and shared by all threads.
 *
 * <p>Unicode gives a Chinese, a Japanese and a Korean ideograph one number where their shapes
 * differ (Han unification), so each of the large fonts shows it in its own country's shape, and a
 * text must be drawn with the right one: see {@link #largeFor}.
 */
enum Face {
    /** Latin, Greek, Cyrillic. */
    REGULAR("lgc-r.ttf"),
    BOLD("lgc-b.ttf"),
    ARABIC("ar.ttf"),
    HEBREW("he.ttf"),
    /** Kana and the characters of JIS X 0213. */
    JAPANESE("jp0213.otf"),
    /** Hangul and the characters of code page 949. */
    KOREAN("kr949.otf"),
    /** The characters of GB 18030 that take up to two bytes, in simplified Chinese shapes. */
    CHINESE("gb18030.otf");

    private static final List<Face> SMALL = List.of(ARABIC, HEBREW);

    /** The order of documents of renderer version 1, which know no language. */
    static final List<Face> LARGE = List.of(JAPANESE, KOREAN, CHINESE);

    private static final List<Face> JAPANESE_FIRST = List.of(JAPANESE, CHINESE, KOREAN);
    private static final List<Face> KOREAN_FIRST = List.of(KOREAN, JAPANESE, CHINESE);
    private static final List<Face> CHINESE_FIRST = List.of(CHINESE, JAPANESE, KOREAN);

    /** Hangul Jamo: nothing that only the large fonts have comes before it. */
    private static final int LARGE_FROM = 0x1100;

    private static final Map<Face, TrueTypeFont> PROGRAMS = new ConcurrentHashMap<>();

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /** Whether the renderer can show a character of a composed (NFC) text. */
    static boolean isCovered(int codePoint) {
        if (Script.isInvisible(codePoint)) {
            return true;
        }
        return isPrintable(codePoint)
                && hasGlyph(codePoint)
                && ArabicShaping.forms(codePoint).allMatch(Face::hasGlyph);
    }

    /**
     * The first face that has a character.
     *
     * @param large the large faces in the order in which they are asked, by {@link #largeFor}
     * @throws IllegalArgumentException when none has
     */
    static Face of(int codePoint, boolean bold, List<Face> large) {
        Face latin = bold ? BOLD : REGULAR;
        if (latin.has(codePoint)) {
            return latin;
        }
        for (Face face : isOfSmall(codePoint) ? SMALL : large) {
            if (face.has(codePoint)) {
                return face;
            }
        }
        throw new IllegalArgumentException("no font covers U+" + Integer.toHexString(codePoint));
    }

    /**
     * The large faces in the order in which a text asks them. Kana are Japanese and Hangul is
     * Korean in whatever document they stand, as names do; ideographs alone are of the document's
     * language. In a document of another language they are Japanese where that face has all of
     * them, and Chinese otherwise, so that one name is of one shape.
     */
    static List<Face> largeFor(String text, Language language) {
        if (text.codePoints().allMatch(Face::isOfSmall)) {
            return LARGE;
        }
        if (text.codePoints().anyMatch(Face::isKana)) {
            return JAPANESE_FIRST;
        }
        if (text.codePoints().anyMatch(Face::isHangul)) {
            return KOREAN_FIRST;
        }
        if (language == Language.CHINESE || language == Language.KOREAN) {
            return language == Language.CHINESE ? CHINESE_FIRST : KOREAN_FIRST;
        }
        boolean japanese = language == Language.JAPANESE || JAPANESE.hasIdeographsOf(text);
        return japanese ? JAPANESE_FIRST : CHINESE_FIRST;
    }

    private boolean hasIdeographsOf(String text) {
        return text.codePoints().filter(Character::isIdeographic).allMatch(this::has);
    }

    private static boolean isKana(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static boolean isHangul(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.HANGUL;
    }

    /** The parsed font. */
    TrueTypeFont program() {
        // get before computeIfAbsent, for it takes no lock
        TrueTypeFont program = PROGRAMS.get(this);
        return program == null ? PROGRAMS.computeIfAbsent(this, Face::parse) : program;
    }

    /** Whether its letters run from right to left. */
    boolean isRightToLeft() {
        return this == ARABIC || this == HEBREW;
    }

    private static boolean hasGlyph(int codePoint) {
        boolean latin = REGULAR.has(codePoint) && BOLD.has(codePoint);
        return latin || candidates(codePoint).stream().anyMatch(face -> face.has(codePoint));
    }

    private static List<Face> candidates(int codePoint) {
        return isOfSmall(codePoint) ? SMALL : LARGE;
    }

    /** A guess by range, which spares a Latin invoice the parsing of the large fonts. */
    private static boolean isOfSmall(int codePoint) {
        boolean formsA = codePoint >= 0xFB1D && codePoint <= 0xFDFF;
        boolean formsB = codePoint >= 0xFE70 && codePoint <= 0xFEFF;
        return codePoint < LARGE_FROM || formsA || formsB;
    }

    /**
     * Controls, line ends, overrides of direction, private use and what Unicode has not assigned.
     */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private boolean has(int codePoint) {
        return program().getGlyph(codePoint) != null;
    }

    private TrueTypeFont parse() {
        try (InputStream in = Face.class.getResourceAsStream("fonts/" + file)) {
            Objects.requireNonNull(in, file + " is missing from the jar");
            return (TrueTypeFont) FontProgramFactory.createFont(in.readAllBytes(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
