package io.billfold.local.s3;

import io.billfold.local.http.Request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request's content, out of its transfer coding, with its checksums checked.
 *
 * @param checksums by header name, for example {@code x-amz-checksum-sha256}
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are never compared
record Payload(byte[] bytes, Map<String, String> checksums) {
    private static final String CHECKSUM = "x-amz-checksum-";

    /** Headers that begin like a checksum and are none. */
    private static final Set<String> NO_CHECKSUMS = Set.of("algorithm", "mode", "type");

    /**
     * Reads a request's content.
     *
     * @throws S3Error if a checksum does not match
     */
    static Payload of(Request request) {
        Map<String, String> claimed = new TreeMap<>();
        String sha = request.headerOr("x-amz-content-sha256", "");
        byte[] bytes = request.body();
        if (sha.startsWith("STREAMING-")) {
            bytes = unchunked(request.body(), claimed);
        } else if (sha.length() == 64 && !sha.equals(Hash.sha256(bytes))) {
            throw otherContent();
        }
        request.headers().forEach((name, values) -> claimed.put(name, values.getFirst()));
        checkMd5(request, bytes);
        return new Payload(bytes, checked(claimed, bytes));
    }

    private static S3Error otherContent() {
        return new S3Error(
                400,
                "XAmzContentSHA256Mismatch",
                "x-amz-content-sha256 does not match the content");
    }

    private static void checkMd5(Request request, byte[] bytes) {
        String md5 = request.header("content-md5");
        if (md5 != null && !md5.equals(Hash.base64(Hash.md5(bytes)))) {
            throw new S3Error(
                    400,
                    "BadDigest",
                    "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static Map<String, String> checked(Map<String, String> claimed, byte[] bytes) {
        Map<String, String> checksums = new TreeMap<>();
        claimed.forEach(
                (name, value) -> {
                    String algorithm = name.substring(name.lastIndexOf('-') + 1);
                    if (name.startsWith(CHECKSUM) && !NO_CHECKSUMS.contains(algorithm)) {
                        check(algorithm, value, bytes);
                        checksums.put(name, value);
                    }
                });
        return checksums;
    }

    private static void check(String algorithm, String claimed, byte[] bytes) {
        if (Hash.checksum(algorithm, bytes).filter(it -> !it.equals(claimed)).isPresent()) {
            throw new S3Error(
                    400,
                    "BadDigest",
                    "The " + algorithm + " you specified did not match the calculated checksum.");
        }
    }

    /** aws-chunked: size and signature, bytes, and so on; then trailers. */
    private static byte[] unchunked(byte[] body, Map<String, String> trailers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            int size = Integer.parseInt(line(body, at, end).split(";", 2)[0].trim(), 16);
            at = end + 2;
            if (size == 0) {
                break;
            }
            content.write(body, at, size);
            at += size + 2;
        }
        for (int end = lineEnd(body, at); end > at; end = lineEnd(body, at)) {
            String[] trailer = line(body, at, end).split(":", 2);
            if (trailer.length == 2) {
                trailers.put(trailer[0].toLowerCase(Locale.ROOT), trailer[1].trim());
            }
            at = end + 2;
        }
        return content.toByteArray();
    }

    private static String line(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.US_ASCII);
    }

    private static int lineEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\r') {
            at++;
        }
        return at;
    }
}
