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
    private static final char LEFT_TO_RIGHT_MARK = '\u200E';
    private static final char RIGHT_TO_LEFT_MARK = '\u200F';

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

    /** Whether it reads from right to left: its first letter does. */
    static boolean startsRightToLeft(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /**
     * A line of a text that was broken, so that it reads in the direction of the whole: a mark of
     * direction, which has no shape, stands before a line whose own first letter says otherwise.
     */
    static String directed(String line, boolean rightToLeft) {
        if (startsRightToLeft(line) == rightToLeft) {
            return line;
        }
        return (rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK) + line;
    }

    /** From the order of reading to the order of drawing. */
    static String visual(String text) {
        return visual(text, false);
    }

    /**
     * From the order of reading to the order of drawing.
     *
     * @param marksFirst whether the vowels of right-to-left letters are drawn before their letter:
     *     the embedded fonts have them without a width at the beginning of what follows. Renderer
     *     version 1 drew them behind it, and so beside it.
     */
    static String visual(String text, boolean marksFirst) {
        String composed = composed(text);
        if (!isRightToLeft(composed)) {
            return withoutInvisible(composed);
        }
        return withoutInvisible(reordered(ArabicShaping.shape(composed), marksFirst));
    }

    private static String reordered(String text, boolean marksFirst) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        StringBuilder visual = new StringBuilder(text.length());
        for (int run : visualRuns(bidi)) {
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.append(isOdd(bidi.getRunLevel(run)) ? reversed(part, marksFirst) : part);
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

    /** Reversed letter by letter; marks stay beside the letter that they belong to. */
    private static String reversed(String run, boolean marksFirst) {
        StringBuilder reversed = new StringBuilder(run.length());
        int end = run.length();
        while (end > 0) {
            int start = run.offsetByCodePoints(end, -1);
            while (start > 0 && isMark(run.codePointAt(start))) {
                start = run.offsetByCodePoints(start, -1);
            }
            int marksStart = start + Character.charCount(run.codePointAt(start));
            String letter = mirrored(run.substring(start, marksStart));
            String marks = run.substring(marksStart, end);
            reversed.append(marksFirst ? marks + letter : letter + marks);
            end = start;
        }
        return reversed.toString();
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static String mirrored(String letter) {
        int index = BRACKETS.indexOf(letter);
        return index < 0 ? letter : BRACKETS.substring(index ^ 1, (index ^ 1) + 1);
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
