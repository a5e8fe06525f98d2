package io.billfold.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Files that are compared with what the code makes, or rewritten with {@code -Dbillfold.update}.
 */
final class Golden {
    private Golden() {}

    /** The lines of a resource on the class path without its {@code #} comments. */
    static String read(String resource) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(resource)) {
            Objects.requireNonNull(in, resource + " is missing");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }
    }

    static boolean isUpdate() {
        return System.getProperty("billfold.update") != null;
    }

    /** Replaces all but the comments of a source file; the path is from the module's folder. */
    static void write(String source, String content) throws IOException {
        Path file = Path.of(source);
        String comments =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        Files.writeString(file, comments + content);
    }
}
