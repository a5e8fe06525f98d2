package io.billfold.local.s3;

import io.billfold.local.http.Request;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request's signature, version 4, in the header or in a presigned link.
 *
 * @param scope key id, date, region, service, {@code aws4_request}
 * @param signedHeaders their lower-case names
 * @param presigned whether it is in the query
 */
record Signature(
        List<String> scope,
        List<String> signedHeaders,
        String signature,
        String time,
        boolean presigned) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("Credential=([^,]+),\\s*SignedHeaders=([^,]+),\\s*Signature=(\\w+)");
    private static final Duration SKEW_MAX = Duration.ofMinutes(15);

    /**
     * Checks a request.
     *
     * @param secrets gives a key's secret by its id; null if there is no such key
     * @throws S3Error if it is not signed, changed since, or expired
     */
    static void verify(Request request, Instant now, Function<String, @Nullable String> secrets) {
        try {
            Signature signature = of(request);
            signature.checkTime(request, now);
            signature.check(request, secrets.apply(signature.scope.getFirst()));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new S3Error(
                    403, "AccessDenied", "the signature cannot be read: " + e.getMessage());
        }
    }

    private static Signature of(Request request) {
        Map<String, String> query = request.query();
        if (query.containsKey("X-Amz-Signature")) {
            return new Signature(
                    List.of(part(query, "X-Amz-Credential").split("/", -1)),
                    List.of(part(query, "X-Amz-SignedHeaders").split(";", -1)),
                    part(query, "X-Amz-Signature"),
                    part(query, "X-Amz-Date"),
                    true);
        }
        Matcher matcher = AUTHORIZATION.matcher(request.headerOr("authorization", ""));
        if (!matcher.find()) {
            throw new S3Error(403, "AccessDenied", "Access Denied: the request is not signed");
        }
        return new Signature(
                List.of(matcher.group(1).split("/", -1)),
                List.of(matcher.group(2).split(";", -1)),
                matcher.group(3),
                request.headerOr("x-amz-date", ""),
                false);
    }

    private static String part(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    private void checkTime(Request request, Instant now) {
        Instant signedAt = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        if (presigned) {
            long seconds = Long.parseLong(part(request.query(), "X-Amz-Expires"));
            if (now.isAfter(signedAt.plusSeconds(seconds))) {
                throw new S3Error(403, "AccessDenied", "Request has expired");
            }
        } else if (Duration.between(signedAt, now).abs().compareTo(SKEW_MAX) > 0) {
            throw new S3Error(
                    403, "RequestTimeTooSkewed", "The difference between the times is too large.");
        }
    }

    private void check(Request request, @Nullable String secret) {
        if (secret == null) {
            throw new S3Error(
                    403,
                    "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist: " + scope.getFirst());
        }
        // date, region, service, aws4_request
        List<String> parts = scope.subList(1, 5);
        String hash = Hash.sha256(canonical(request).getBytes(StandardCharsets.UTF_8));
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, String.join("/", parts), hash);
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : parts) {
            key = Hash.hmac(key, part);
        }
        String expected = HexFormat.of().formatHex(Hash.hmac(key, toSign));
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8))) {
            throw new S3Error(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
    }

    private String canonical(Request request) {
        StringBuilder canonical =
                new StringBuilder(request.method())
                        .append('\n')
                        .append(request.rawPath())
                        .append('\n')
                        .append(canonicalQuery(request))
                        .append('\n');
        for (String name : signedHeaders) {
            List<String> values =
                    Objects.requireNonNullElse(request.headers().get(name), List.of());
            String value = String.join(",", values).trim().replaceAll(" +", " ");
            canonical.append(name).append(':').append(value).append('\n');
        }
        @Nullable String payload = request.header("x-amz-content-sha256");
        return canonical
                .append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(presigned || payload == null ? "UNSIGNED-PAYLOAD" : payload)
                .toString();
    }

    private static String canonicalQuery(Request request) {
        return request.query().entrySet().stream()
                .filter(it -> !it.getKey().equals("X-Amz-Signature"))
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /** Percent-encoding as AWS has it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
