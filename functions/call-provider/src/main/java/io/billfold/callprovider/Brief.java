package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is given to a provider as the answer to a case.
 *
 * @param disputeId the provider's id of the case
 * @param key the same for the same decision
 * @param files by name: texts in UTF-8 end with {@code .txt}
 */
record Brief(String disputeId, String key, SortedMap<String, byte[]> files) {
    /** A text field of Stripe takes 20,000 characters; Adyen's documents are not shorter. */
    static final int TEXT_LENGTH_MAX = 20_000;

    private static final int FILES_MAX = 20;

    Brief {
        files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Unpacks what was kept.
     *
     * @param zip as collect-evidence packed it
     */
    static Brief of(String disputeId, String key, byte[] zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the archive of " + disputeId + " is no zip", e);
        }
        if (files.isEmpty() || files.size() > FILES_MAX) {
            throw new IllegalStateException(
                    "the archive of " + disputeId + " has " + files.size() + " files");
        }
        return new Brief(disputeId, key, files);
    }

    byte @Nullable [] file(String name) {
        return files.get(name);
    }

    /** Some texts, one below the other; null where there is none of them. */
    @Nullable String text(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            byte[] file = files.get(name);
            if (file != null) {
                text.append(text.isEmpty() ? "" : "\n").append(new String(file, UTF_8));
            }
        }
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
    }

    /** Every text, one below the other. */
    String allText() {
        List<String> names =
                files.entrySet().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.endsWith(".txt"))
                        .toList();
        String text = text(names);
        return text == null ? "" : text;
    }
}
