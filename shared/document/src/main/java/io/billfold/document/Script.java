package io.billfold.document;

import java.text.Bidi;
import java.text.Normalizer;

/**
 * Puts a text into the order in which it is drawn: from left to right, with right-to-left runs
 * reversed (Unicode Bidirectional Algorithm) and Arabic letters joined. From {@code java.base}
 * alone.
 */
final class Script {
    private static final String BRACKETS = "()[]{}<>«»‹›";

    private Script() {}

    /** The composed form (Unicode NFC), in which all texts are checked and drawn. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * Zero-width joiners and direction marks: they steer how others are drawn and have no shape.
     */
    static boolean isInvisible(int codePoint) {
        return codePoint >= 0x200C && codePoint <= 0x200F;
    }

    /** Whether the text has letters that run from right to left. */
    static boolean isRightToLeft(String text) {
        char[] chars = text.toCharArray();
        return Bidi.requiresBidi(chars, 0, chars.length);
    }

    /** From the order of reading to the order of drawing. */
    static String visual(String text) {
        String composed = composed(text);
        return withoutInvisible(
                isRightToLeft(composed) ? reordered(ArabicShaping.shape(composed)) : composed);
    }

    private static String reordered(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        StringBuilder visual = new StringBuilder(text.length());
        for (int run : visualRuns(bidi)) {
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.append(isOdd(bidi.getRunLevel(run)) ? reversed(part) : part);
        }
        return visual.toString();
    }

    /** The numbers of the runs, from left to right. */
    private static Integer[] visualRuns(Bidi bidi) {
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return runs;
    }

    private static boolean isOdd(int level) {
        return (level & 1) == 1;
    }

    /** Reversed letter by letter; marks stay behind the letter that they belong to. */
    private static String reversed(String run) {
        StringBuilder reversed = new StringBuilder(run.length());
        int end = run.length();
        while (end > 0) {
            int start = run.offsetByCodePoints(end, -1);
            while (start > 0 && isMark(run.codePointAt(start))) {
                start = run.offsetByCodePoints(start, -1);
            }
            reversed.append(mirrored(run.charAt(start))).append(run, start + 1, end);
            end = start;
        }
        return reversed.toString();
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static char mirrored(char c) {
        int index = BRACKETS.indexOf(c);
        return index < 0 ? c : BRACKETS.charAt(index ^ 1);
    }

    private static String withoutInvisible(String text) {
        if (text.codePoints().noneMatch(Script::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }
}
