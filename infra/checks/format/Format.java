import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every source file is formatted as google-java-format would (AOSP), or formats it.
 *
 * <p>It is a program of its own, run by the build with JDK 25, because a formatter inside Maven's
 * JVM would parse Java with the compiler of the JDK that Maven happens to run on.
 */
class Format {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    /** Arguments: {@code check} or {@code fix}, then the folders to look in. */
    public static void main(String[] args) throws IOException {
        boolean fix = args[0].equals("fix");
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            files.addAll(sources(Path.of(args[i])));
        }
        List<Path> changed = files.parallelStream().filter(file -> format(file, fix)).toList();
        changed.forEach(
                file -> System.err.println((fix ? "formatted " : "not formatted: ") + file));
        if (!fix && !changed.isEmpty()) {
            System.err.println("Run: mvn -N initialize -Dfast -Pformat");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean format(Path file, boolean fix) {
        try {
            String before = Files.readString(file);
            String after = formatted(before);
            if (fix && !after.equals(before)) {
                Files.writeString(file, after);
            }
            return !after.equals(before);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static String formatted(String source) throws FormatterException {
        String imports =
                ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(source), Style.AOSP);
        return FORMATTER.formatSource(imports);
    }
}
