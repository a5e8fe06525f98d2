package io.billfold.recordusage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole lines of a file, as many as were read at once.
 *
 * @param lines those that are not blank
 * @param sizeBytes how far the file has been read with it
 * @param nextLine the number of the line after it
 */
record Piece(List<Line> lines, int sizeBytes, long nextLine) {
    Piece {
        lines = List.copyOf(lines);
    }

    /** A line by its number from 1, without its end. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Line(long number, byte[] bytes) {}

    static Piece empty(long line) {
        return new Piece(List.of(), 0, line);
    }

    /**
     * Cuts bytes into lines. A line that goes on after the bytes is left for the next piece, but
     * for one that is longer than a piece: its parts are lines, which are refused as too long.
     *
     * @param firstLine the number of the line that the bytes begin with
     * @param isLast whether the file ends with them
     */
    static Piece of(byte[] bytes, long firstLine, boolean isLast) {
        int end = isLast ? bytes.length : lastEnd(bytes);
        List<Line> lines = new ArrayList<>();
        long number = firstLine;
        for (int from = 0; from < end; ) {
            int to = lineEnd(bytes, from, end);
            byte[] line = Arrays.copyOfRange(bytes, from, to);
            if (!isBlank(line)) {
                lines.add(new Line(number, line));
            }
            number++;
            from = to + 1;
        }
        return new Piece(lines, end, number);
    }

    private static int lastEnd(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private static int lineEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
