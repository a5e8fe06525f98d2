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
        String authorization = headerOr("authorization", "");
        if (authorization.startsWith("AWS4-HMAC-SHA256")) {
            return Optional.of(service(authorization));
        }
        if (!rawQuery.contains("X-Amz-Signature=")) {
            return Optional.empty();
        }
        return Optional.of(service("Credential=" + query().getOrDefault("X-Amz-Credential", "")));
    }

    private static String service(String authorization) {
        int start = authorization.indexOf("Credential=");
        String[] scope = authorization.substring(Math.max(start, 0)).split("/", 5);
        return scope.length > 3 ? scope[3] : "";
    }

    /** A percent-encoded text decoded; a plus sign stays one. */
    public static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
