package io.billfold.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;

/** Small damages to a message, as they come from bad programs and bad people. */
public final class Mutations {
    private static final List<String> PIECES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e999999999",
                    "9223372036854775808",
                    "{}",
                    "[]",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "[[[[[[",
                    "{\"a\":",
                    ",",
                    "0.0000001",
                    "\uffff");

    private Mutations() {}

    /** One to three damages: a byte changed, a piece cut out, or a piece put in. */
    public static byte[] of(byte[] message, SplittableRandom random) {
        byte[] mutated = message;
        for (int i = random.nextInt(1, 4); i > 0 && mutated.length > 1; i--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] message, SplittableRandom random) {
        int from = random.nextInt(message.length);
        int to = Math.min(message.length, from + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(3)) {
            case 0 -> spliced(message, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(message, from, to, new byte[0]);
            default -> spliced(message, from, to, piece.getBytes(UTF_8));
        };
    }

    private static byte[] spliced(byte[] message, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(message, 0, from);
        out.writeBytes(piece);
        out.write(message, to, message.length - to);
        return out.toByteArray();
    }
}
