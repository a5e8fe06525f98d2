package io.billfold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.store.Sha256;

import java.util.List;

/**
 * A file as it was dropped, told from others of its name by what it holds.
 *
 * @param key where it was dropped, for example {@code bank/muster-de/2026-03-02.xml}
 * @param sha256 of its content
 * @param etag what the bucket knows the content by
 */
record CashFile(String key, String sha256, String etag) {
    /**
     * Whether a refusal is of this file, or of a statement or payout in it: its id is the hash of
     * the key, with {@code #} and the statement where it is about one, and of what tells the
     * content, which is empty where the file could not be read.
     */
    boolean isRefusedBy(JsonNode refusal) {
        String reason = refusal.path("reason").asText();
        String id = refusal.path("id").asText();
        for (int end = reason.indexOf(':'); end >= 0; end = reason.indexOf(':', end + 1)) {
            String source = reason.substring(0, end);
            if (isWithin(source) && isOf(source, id)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(String source) {
        return source.equals(key) || source.startsWith(key + "#");
    }

    private boolean isOf(String source, String id) {
        return List.of(sha256, etag, "").stream()
                .anyMatch(it -> Sha256.hex((source + "\n" + it).getBytes(UTF_8)).equals(id));
    }
}
