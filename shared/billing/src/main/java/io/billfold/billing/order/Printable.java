package io.billfold.billing.order;

import io.billfold.billing.FactFile;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The characters that the fonts of the documents can print. A text with any other character is
 * refused before something is billed, because an issued invoice must not show boxes.
 */
final class Printable {
    private final BitSet codePoints;

    private Printable(BitSet codePoints) {
        this.codePoints = codePoints;
    }

    /** From {@code printable.txt} beside this class, read once. */
    static Printable bundled() {
        return Bundled.PRINTABLE;
    }

    /**
     * From ranges of code points in hexadecimal, both ends included, for example {@code 0020-007E},
     * or single ones.
     *
     * @throws io.billfold.billing.FactFileException naming file and line of a range that is none
     */
    static Printable of(String file, List<String> lines) {
        BitSet codePoints = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                addRange(codePoints, new FactFile.Row(file, i + 1, List.of(line)));
            }
        }
        return new Printable(codePoints);
    }

    /**
     * The first character of a text that can't be printed, as a code point. The documents print the
     * composed form, so {@code u} and a combining diaeresis are looked at as {@code ü}.
     */
    OptionalInt firstUnprintable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(codePoint -> !codePoints.get(codePoint))
                .findFirst();
    }

    private static void addRange(BitSet codePoints, FactFile.Row row) {
        String[] ends = row.text(0).split("-", 2);
        try {
            int first = Integer.parseInt(ends[0], 16);
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            codePoints.set(first, last + 1);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw row.fault("'" + row.text(0) + "' is not a range such as 0020-007E");
        }
    }

    /** Holds the one instance; loaded when it is first asked for. */
    private static final class Bundled {
        static final Printable PRINTABLE =
                of("printable.txt", FactFile.lines(Printable.class, "printable.txt"));
    }
}
