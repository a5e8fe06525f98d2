package io.billfold.local.command;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the functions' log lines go while they run inside the command: to standard error with
 * {@code --verbose}, else to {@code infra/local/target/billfold.log}, anew with every command that
 * runs functions.
 */
final class FunctionLog {
    private FunctionLog() {}

    /** Takes standard output away from everybody but the command itself. */
    static void redirect(@Nullable PrintStream to) {
        System.setOut(
                to == null ? new PrintStream(new LazyFile(), false, StandardCharsets.UTF_8) : to);
    }

    /** The file, made or not. */
    static Path file() {
        return Home.folder().resolve("infra/local/target/billfold.log");
    }

    /** Opened at the first line, so that commands that log nothing leave the last log alone. */
    private static final class LazyFile extends OutputStream {
        private @Nullable OutputStream file;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            if (file == null) {
                file = open();
            }
            file.write(bytes, from, length);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (file != null) {
                file.flush();
            }
        }

        private static OutputStream open() throws IOException {
            Path path = FunctionLog.file().toAbsolutePath();
            Path folder = path.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return OutputStream.nullOutputStream();
            }
            return new BufferedOutputStream(Files.newOutputStream(path));
        }
    }
}
