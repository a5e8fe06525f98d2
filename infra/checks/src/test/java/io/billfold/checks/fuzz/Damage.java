package io.billfold.checks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages of bytes, whatever they mean. */
public final class Damage {
    /** What parsers stumble over. */
    private static final List<String> PIECES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "-0.0",
                    "1e999999999",
                    "1e-999999999",
                    "9223372036854775808",
                    "9".repeat(400),
                    "0.1000000000000000055511151231257827",
                    "NaN",
                    "{}",
                    "[]",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\ud83d\ude00",
                    "[".repeat(60),
                    "{\"a\":".repeat(60),
                    ",",
                    ",\"version\":1",
                    "\"",
                    "\\",
                    "\n",
                    "\0",
                    "\uffff",
                    "\u202e",
                    "\ufeff",
                    "%00",
                    "%",
                    "../",
                    "=",
                    "'; --",
                    "${x}");

    private Damage() {}

    /** One to three damages, or all of the text in another encoding, or cut off. */
    public static byte[] of(byte[] bytes, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new String(bytes, UTF_8).getBytes(encoding(random));
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            default -> spliced(bytes, random);
        };
    }

    /** The same of a text; bytes that are none become U+FFFD. */
    public static String of(String text, Random random) {
        return new String(of(text.getBytes(UTF_8), random), UTF_8);
    }

    /** A piece that parsers stumble over. */
    public static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static Charset encoding(Random random) {
        List<Charset> encodings =
                List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("IBM037"));
        return encodings.get(random.nextInt(encodings.size()));
    }

    private static byte[] spliced(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = random.nextInt(1, 4); i > 0 && damaged.length > 1; i--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> put(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> put(bytes, from, to, new byte[0]);
            case 2 -> put(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            default -> put(bytes, from, to, piece(random).getBytes(UTF_8));
        };
    }

    private static byte[] put(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(piece);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
