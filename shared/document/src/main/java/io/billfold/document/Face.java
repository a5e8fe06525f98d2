package io.billfold.document;

import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.TrueTypeFont;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded fonts: subsets of Noto, made as {@code fonts-recipe} says. Each is parsed once per
 * process, when a text first needs it: the two large ones take a few hundred milliseconds. Parsed
 * fonts are read only and shared by all threads.
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
    KOREAN("kr949.otf");

    private static final List<Face> SMALL = List.of(ARABIC, HEBREW);
    private static final List<Face> LARGE = List.of(JAPANESE, KOREAN);

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
     * @throws IllegalArgumentException when none has
     */
    static Face of(int codePoint, boolean bold) {
        Face latin = bold ? BOLD : REGULAR;
        if (latin.has(codePoint)) {
            return latin;
        }
        for (Face face : candidates(codePoint)) {
            if (face.has(codePoint)) {
                return face;
            }
        }
        throw new IllegalArgumentException("no font covers U+" + Integer.toHexString(codePoint));
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

    /** A guess by range, which spares a Latin invoice the parsing of the large fonts. */
    private static List<Face> candidates(int codePoint) {
        boolean formsA = codePoint >= 0xFB1D && codePoint <= 0xFDFF;
        boolean formsB = codePoint >= 0xFE70 && codePoint <= 0xFEFF;
        boolean small = codePoint < LARGE_FROM || formsA || formsB;
        return small ? SMALL : LARGE;
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
