package io.billfold.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that is tested. */
public final class Repository {
    private Repository() {}

    /** The folder that holds template.yaml: this one, or the nearest above it. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("template.yaml"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no template.yaml in or above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** The template. */
    public static Path template() {
        return root().resolve("template.yaml");
    }

    /** Every module with sources, as a path from the root: {@code shared/money}. */
    public static List<String> modules() {
        return Stream.of("shared", "functions", "infra")
                .flatMap(group -> children(root().resolve(group)).stream())
                .filter(folder -> Files.isDirectory(folder.resolve("src")))
                .map(folder -> root().relativize(folder).toString())
                .toList();
    }

    /** The Java files under a folder, package-info included; none when it isn't there. */
    public static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("can't list " + folder, e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("can't list " + folder, e);
        }
    }
}
