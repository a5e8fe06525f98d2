package io.billfold.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The characters that an invoice can show. An order with any other is refused when it arrives:
 * after an invoice number is drawn it would be too late. Texts are checked in their composed form
 * (Unicode NFC), character by character.
 *
 * @param ranges ascending, not touching each other
 */
public record Coverage(List<Range> ranges) {
    public Coverage {
        ranges = List.copyOf(ranges);
    }

    /** Characters in succession, both ends included. */
    public record Range(int first, int last) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%04X-%04X", first, last);
        }
    }

    /** What the embedded fonts cover. It reads all of them, so it takes a second. */
    public static Coverage ofFonts() {
        List<Range> ranges = new ArrayList<>();
        int first = -1;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
            boolean covered = codePoint <= Character.MAX_CODE_POINT && isCovered(codePoint);
            if (covered && first < 0) {
                first = codePoint;
            } else if (!covered && first >= 0) {
                ranges.add(new Range(first, codePoint - 1));
                first = -1;
            }
        }
        return new Coverage(ranges);
    }

    /** Whether an invoice can show a character. */
    public boolean contains(int codePoint) {
        return ranges.stream().anyMatch(r -> r.first() <= codePoint && codePoint <= r.last());
    }

    /** One range a line, for example {@code 0020-007E}. */
    public String toText() {
        return ranges.stream().map(range -> range + "\n").collect(Collectors.joining());
    }

    /** A few characters come apart when composed (NFC), so what they become must be covered. */
    private static boolean isCovered(int codePoint) {
        boolean surrogate =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !surrogate
                && Face.isCovered(codePoint)
                && Script.composed(Character.toString(codePoint))
                        .codePoints()
                        .allMatch(Face::isCovered);
    }
}
