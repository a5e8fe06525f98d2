package io.billfold.document;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Joins Arabic letters by replacing each with its presentation form (Unicode blocks Arabic
 * Presentation Forms A and B), which the embedded font has. The forms are found by their Unicode
 * names, so the letters of Persian and Urdu come with them; names never change (Unicode stability
 * policy). Letters without such forms, as Kurdish has some, stand alone.
 */
final class ArabicShaping {
    private static final int BLOCK_FIRST = 0x600;
    private static final int BLOCK_LAST = 0x6FF;
    private static final char LAM = '\u0644';
    private static final char TATWEEL = '\u0640';
    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private ArabicShaping() {}

    /** The text with joined letters, still in logical order. */
    static String shape(String text) {
        StringBuilder shaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char[] ligature = lamAlef(text, i);
            boolean joinedBefore = joinsBefore(text, i);
            if (ligature != null) {
                shaped.append(ligature[joinedBefore ? FINAL : ISOLATED]);
                i++;
            } else {
                boolean joinedAfter = joinsAfter(text, i);
                shaped.append(form(text.charAt(i), joinedBefore, joinedAfter));
            }
        }
        return shaped.toString();
    }

    private static boolean joinsAfter(String text, int i) {
        int next = nextLetter(text, i);
        return next < text.length() && hasForm(text.charAt(next), FINAL);
    }

    /** Every form that shaping may replace a character with; none for most characters. */
    static IntStream forms(int codePoint) {
        if (codePoint < BLOCK_FIRST || codePoint > BLOCK_LAST) {
            return IntStream.empty();
        }
        String own = String.valueOf(Forms.OF_LETTER.getOrDefault((char) codePoint, new char[0]));
        String ligature =
                String.valueOf(Forms.LAM_ALEF.getOrDefault((char) codePoint, new char[0]));
        return (own + ligature).chars().filter(form -> form != 0);
    }

    private static char form(char letter, boolean joinedBefore, boolean joinedAfter) {
        char[] forms = formsOf(letter);
        if (forms == null) {
            return letter;
        }
        boolean before = joinedBefore && forms[FINAL] != 0;
        boolean after = joinedAfter && forms[INITIAL] != 0;
        char form = forms[before ? (after ? MEDIAL : FINAL) : after ? INITIAL : ISOLATED];
        return form == 0 ? letter : form;
    }

    private static boolean joinsBefore(String text, int index) {
        int previous = index - 1;
        while (previous >= 0 && isMark(text.charAt(previous))) {
            previous--;
        }
        return previous >= 0 && hasForm(text.charAt(previous), INITIAL);
    }

    private static int nextLetter(String text, int index) {
        int next = index + 1;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static char @Nullable [] lamAlef(String text, int index) {
        boolean lam = text.charAt(index) == LAM && index + 1 < text.length();
        return lam ? Forms.LAM_ALEF.get(text.charAt(index + 1)) : null;
    }

    private static boolean hasForm(char letter, int form) {
        if (letter == TATWEEL || letter == ZERO_WIDTH_JOINER) {
            return true;
        }
        char[] forms = formsOf(letter);
        return forms != null && forms[form] != 0;
    }

    private static char @Nullable [] formsOf(char letter) {
        boolean arabic = letter >= BLOCK_FIRST && letter <= BLOCK_LAST;
        return arabic ? Forms.OF_LETTER.get(letter) : null;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Loaded with the first Arabic text only: the names take a while to read. */
    private static final class Forms {
        static final Map<Character, char[]> OF_LETTER = new HashMap<>();
        static final Map<Character, char[]> LAM_ALEF = new HashMap<>();

        static {
            // Arabic Presentation Forms A up to the ligatures, then B
            IntStream.concat(IntStream.range(0xFB50, 0xFD00), IntStream.rangeClosed(0xFE70, 0xFEFC))
                    .forEach(Forms::add);
        }

        private static void add(int codePoint) {
            String name = Character.getName(codePoint);
            if (name == null || !name.endsWith(" FORM")) {
                return;
            }
            String letters =
                    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
            if (letters.length() == 1) {
                put(OF_LETTER, letters.charAt(0), name, codePoint);
            } else if (name.contains("LIGATURE LAM WITH ALEF") && letters.length() == 2) {
                put(LAM_ALEF, letters.charAt(1), name, codePoint);
            }
        }

        private static void put(Map<Character, char[]> forms, char letter, String name, int form) {
            forms.computeIfAbsent(letter, _ -> new char[4])[position(name)] = (char) form;
        }

        private static int position(String name) {
            if (name.endsWith("ISOLATED FORM")) {
                return ISOLATED;
            }
            if (name.endsWith("FINAL FORM")) {
                return FINAL;
            }
            return name.endsWith("INITIAL FORM") ? INITIAL : MEDIAL;
        }
    }
}
