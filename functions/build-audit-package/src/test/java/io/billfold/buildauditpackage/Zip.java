package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.store.Sha256;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A zip's files, read by the JDK from its beginning: each file's own record is right, too. */
record Zip(Map<String, byte[]> files) {
    static Zip of(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Zip(files);
    }

    String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), UTF_8);
    }

    List<String> lines(String name) {
        return text(name).lines().toList();
    }

    /** What {@code sha256sum -c SHA256SUMS} says when all is well: the names in the list. */
    List<String> checked() {
        return lines("SHA256SUMS").stream()
                .filter(
                        line ->
                                line.substring(0, 64)
                                        .equals(
                                                Sha256.hex(
                                                        files.getOrDefault(
                                                                line.substring(66), new byte[0]))))
                .map(line -> line.substring(66))
                .toList();
    }
}
