package io.billfold.local.http;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request, read whole.
 *
 * @param method in capitals
 * @param rawPath as sent, still percent-encoded
 * @param rawQuery as sent, empty if there is none
 * @param headers by lower-case name
 * @param body the bytes as sent
 * @param remoteAddress the caller's address
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record Request(
        String method,
        String rawPath,
        String rawQuery,
        Map<String, List<String>> headers,
        byte[] body,
        String remoteAddress) {
    private static final String CREDENTIAL = "Credential=";

    /** The first value of a header, by lower-case name. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** The first value of a header, or a text if it is absent. */
    public String headerOr(String name, String otherwise) {
        String value = header(name);
        return value == null ? otherwise : value;
    }

    /** The path, decoded. */
    public String path() {
        return decoded(rawPath);
    }

    /** The query's parameters, decoded; of several with one name the last. */
    public Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                query.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The operation of AWS's JSON protocols, for example {@code AmazonSQS.SendMessage}. */
    public Optional<String> target() {
        return Optional.ofNullable(header("x-amz-target"));
    }

    /** The service that a signature is for, for example {@code s3}; empty if nothing is signed. */
    public Optional<String> signedService() {
        return signer().map(it -> it.split("/", 5)).map(it -> it.length > 3 ? it[3] : "");
    }

    /** The id of the key that it is signed with, for example {@code local}; empty if it is not. */
    public Optional<String> accessKey() {
        return signer().map(it -> it.split("/", 2)[0]);
    }

    /** The id of the key in an authorization header; empty if there is none. */
    public static Optional<String> accessKey(@Nullable String authorization) {
        return signer(authorization == null ? "" : authorization).map(it -> it.split("/", 2)[0]);
    }

    /** Key id, date, region, service and {@code aws4_request}, between slashes. */
    private Optional<String> signer() {
        return rawQuery.contains("X-Amz-Signature=")
                ? Optional.of(query().getOrDefault("X-Amz-Credential", ""))
                : signer(headerOr("authorization", ""));
    }

    private static Optional<String> signer(String authorization) {
        if (!authorization.startsWith("AWS4-HMAC-SHA256")) {
            return Optional.empty();
        }
        int start = authorization.indexOf(CREDENTIAL);
        return Optional.of(start < 0 ? "" : authorization.substring(start + CREDENTIAL.length()));
    }

    /** A percent-encoded text decoded; a plus sign stays one. */
    public static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
