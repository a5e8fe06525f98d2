package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the audit endpoint answers for an invoice.
 *
 * @param number the invoice
 * @param url a signed link that expires
 * @param expiresAt until when it works, wall-clock time
 * @param sha256 the document's hash as the invoice records it, lower-case hexadecimal
 */
public record DocumentLink(String number, String url, String expiresAt, String sha256) {
    /** Asks for the link to the PDF, as {@link #of(Connection, String, String)}. */
    public static DocumentLink of(Connection cloud, String number) {
        return of(cloud, number, "pdf");
    }

    /**
     * Asks for the link.
     *
     * @param as {@code pdf}, {@code xml} or {@code snapshot}
     * @throws CommandFailure when there is no such invoice or its document is not rendered yet
     */
    public static DocumentLink of(Connection cloud, String number, String as) {
        Connection.Reply reply =
                cloud.call(
                        "GET",
                        "/invoices/%s/document?as=%s"
                                .formatted(Connection.encoded(number), Connection.encoded(as)),
                        "audit",
                        null);
        JsonNode json = reply.json();
        return switch (reply.status()) {
            case 200 ->
                    new DocumentLink(
                            number,
                            json.path("url").asText(),
                            json.path("expiresAt").asText(),
                            json.path("documentSha256").asText());
            case 202 ->
                    throw new CommandFailure(
                            "the document of "
                                    + number
                                    + " is not ready yet ("
                                    + json.path("state").asText()
                                    + ")");
            case 404 -> throw new CommandFailure("there is no invoice " + number);
            default ->
                    throw new CommandFailure(
                            "asking for "
                                    + number
                                    + " was answered with "
                                    + reply.status()
                                    + ": "
                                    + reply.reason());
        };
    }

    /**
     * Fetches the document.
     *
     * @throws CommandFailure when it can't be fetched or is not what the invoice records
     */
    public byte[] fetch(Connection cloud) {
        Connection.Reply reply = cloud.fetch(url);
        if (reply.status() != 200) {
            throw new CommandFailure("the link to " + number + " answered " + reply.status());
        }
        requireRecorded(sha256(reply.body()));
        return reply.body();
    }

    private void requireRecorded(String found) {
        if (!found.equals(sha256)) {
            throw new CommandFailure(
                    "the document of "
                            + number
                            + " has SHA-256 "
                            + found
                            + ", the invoice records "
                            + sha256);
        }
    }

    /** Lower-case hexadecimal SHA-256. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
