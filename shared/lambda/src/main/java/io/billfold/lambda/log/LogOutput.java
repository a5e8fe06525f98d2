package io.billfold.lambda.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where log lines and metrics go. The JVM property {@code billfold.log} chooses: {@code stdout}
 * (the default, which Lambda collects), {@code stderr}, or {@code off}.
 */
public enum LogOutput implements Consumer<String> {
    STDOUT {
        @Override
        public void accept(String line) {
            // asked for each time, because the runtime and tests replace it
            write(System.out, line);
        }
    },
    STDERR {
        @Override
        public void accept(String line) {
            write(System.err, line);
        }
    },
    OFF {
        @Override
        public void accept(String line) {}
    };

    private static final LogOutput CURRENT = of(System.getProperty("billfold.log", "stdout"));

    /** The output that the JVM was started with. */
    public static LogOutput current() {
        return CURRENT;
    }

    /**
     * The output of a name, in any case.
     *
     * @throws IllegalArgumentException when there is none
     */
    static LogOutput of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "stdout" -> STDOUT;
            case "stderr" -> STDERR;
            case "off" -> OFF;
            default ->
                    throw new IllegalArgumentException(
                            "billfold.log must be stdout, stderr or off, was " + name);
        };
    }

    /** In one piece, so that lines of several threads don't mix, and in UTF-8 in any locale. */
    private static void write(PrintStream stream, String line) {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
