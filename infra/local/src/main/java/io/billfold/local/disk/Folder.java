package io.billfold.local.disk;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of small JSON files, each replaced whole: a reader sees the old or the new content,
 * never half of it.
 *
 * @param path the folder, created when first written to
 */
public record Folder(Path path) {

    /** A folder inside this one. */
    public Folder folder(String name) {
        return new Folder(path.resolve(name));
    }

    /** Deletes the folder with everything in it. */
    public void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            // what is inside comes after its folder, so from the end
            for (Path file : files.toList().reversed()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    /** The content of a file, if there is one. */
    public Optional<JsonNode> read(String name) {
        try {
            return Optional.of(Json.parse(Files.readAllBytes(path.resolve(name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.resolve(name), e);
        }
    }

    /** Writes a file beside and renames it into place. */
    public void write(String name, JsonNode content) {
        writeBytes(name, Json.bytes(content));
    }

    /** Writes a file beside and renames it into place. */
    public void writeBytes(String name, byte[] content) {
        Path target = path.resolve(name);
        try {
            Files.createDirectories(path);
            Path beside = Files.createTempFile(path, "writing", ".tmp");
            Files.write(beside, content);
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
