package io.billfold.document;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.StableType0Font;
import com.itextpdf.kernel.pdf.PdfDocument;

import io.billfold.billing.language.Language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fonts of one document: measures texts, breaks them into lines and into runs of one font. */
final class Typesetter {
    /** A piece of text in drawing order that one font shows. */
    record Run(PdfFont font, String text) {}

    /** What must not start a line of Japanese or Chinese. */
    private static final String NOT_FIRST = "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々";

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private static final int IDEOGRAPHS_FROM = 0x2E80;

    private final PdfDocument pdf;
    private final DocumentId id;
    private final Language language;
    private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);

    /**
     * The fonts of a document.
     *
     * @param language decides which country's shapes ideographs have, and the direction of
     *     sentences
     */
    Typesetter(PdfDocument pdf, DocumentId id, Language language) {
        this.pdf = pdf;
        this.id = id;
        this.language = language;
    }

    /** Whether pages read from right to left. */
    boolean isRightToLeft() {
        return language.isRightToLeft();
    }

    /** The text's runs, in drawing order. */
    List<Run> runs(String text, boolean bold) {
        String visual = visual(text);
        List<Run> runs = new ArrayList<>(1);
        int start = 0;
        Face face = Face.REGULAR;
        List<Face> large = Face.largeFor(visual, language);
        for (int i = 0; i < visual.length(); ) {
            int codePoint = visual.codePointAt(i);
            boolean isSame = i > 0 && isSpaceAfter(face, codePoint);
            Face next = isSame ? face : Face.of(codePoint, bold, large);
            if (i > 0 && next != face) {
                runs.add(new Run(font(face), visual.substring(start, i)));
                start = i;
            }
            face = next;
            i += Character.charCount(codePoint);
        }
        if (!visual.isEmpty()) {
            runs.add(new Run(font(face), visual.substring(start)));
        }
        return runs;
    }

    /**
     * In a document that is read from right to left a text that starts with a foreign word is part
     * of a sentence that does not.
     */
    private String visual(String text) {
        boolean isSentence = isRightToLeft() && Script.isRightToLeft(text);
        return Script.visual(isSentence ? RIGHT_TO_LEFT_MARK + text : text, true);
    }

    static float width(List<Run> runs, float size) {
        float width = 0;
        for (Run run : runs) {
            width += run.font().getWidth(run.text(), size);
        }
        return width;
    }

    float width(String text, Style style) {
        return width(runs(text, style.bold()), style.size());
    }

    /** The style, made smaller until the text fits: for figures, which must not be broken. */
    Style fitted(String text, Style style, float widthMax) {
        float width = width(text, style);
        return width <= widthMax
                ? style
                : new Style(style.bold(), style.size() * widthMax / width, style.ink());
    }

    /**
     * The text in lines, broken at spaces, between ideographs, and within words that are too long.
     */
    List<String> lines(String text, Style style, float widthMax) {
        if (width(text, style) <= widthMax) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = lineEnd(rest, style, widthMax);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return directed(lines, text);
    }

    /** Each line reads in the direction of the whole. */
    private List<String> directed(List<String> lines, String text) {
        boolean isReversed =
                isRightToLeft() ? Script.isRightToLeft(text) : Script.startsRightToLeft(text);
        return lines.stream().map(line -> Script.directed(line, isReversed)).toList();
    }

    /** A space belongs to the run before it, unless that runs from right to left. */
    private static boolean isSpaceAfter(Face before, int codePoint) {
        return codePoint == ' ' && !before.isRightToLeft();
    }

    private int lineEnd(String text, Style style, float widthMax) {
        int fitting = longestFitting(text, style, widthMax);
        if (fitting == text.length()) {
            return fitting;
        }
        for (int end = fitting; end > 0; end--) {
            if (isBreak(text, end)) {
                return end;
            }
        }
        return fitting;
    }

    /** Length of the longest beginning that fits, by bisection; at least one character. */
    private int longestFitting(String text, Style style, float widthMax) {
        int low = 1;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (width(text.substring(0, wholeCharacter(text, middle)), style) <= widthMax) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return wholeCharacter(text, low);
    }

    /** Not between the halves of a surrogate pair, and not before a combining mark. */
    private static int wholeCharacter(String text, int end) {
        int whole = end;
        while (whole < text.length() && continuesCharacter(text.charAt(whole))) {
            whole++;
        }
        return whole;
    }

    private static boolean continuesCharacter(char c) {
        return Character.isLowSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isBreak(String text, int end) {
        char before = text.charAt(end - 1);
        char after = text.charAt(end);
        if (before == ' ' || after == ' ') {
            return true;
        }
        boolean ideographs = before >= IDEOGRAPHS_FROM || after >= IDEOGRAPHS_FROM;
        return ideographs && !continuesCharacter(after) && NOT_FIRST.indexOf(after) < 0;
    }

    private PdfFont font(Face face) {
        return fonts.computeIfAbsent(
                face,
                f -> {
                    PdfFont font = new StableType0Font(f.program(), id.fontTag(f.name()));
                    pdf.addFont(font);
                    return font;
                });
    }
}
