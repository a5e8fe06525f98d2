package io.billfold.local.s3;

import io.billfold.local.http.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request in path style, its signature and content checked.
 *
 * @param bucket empty for the service itself
 * @param key empty for the bucket itself
 */
record S3Call(
        Request request, String bucket, String key, Map<String, String> query, Payload payload) {

    static S3Call of(Request request) {
        String path = request.rawPath().substring(1);
        int slash = path.indexOf('/');
        return new S3Call(
                request,
                Request.decoded(slash < 0 ? path : path.substring(0, slash)),
                slash < 0 ? "" : Request.decoded(path.substring(slash + 1)),
                request.query(),
                Payload.of(request));
    }

    String method() {
        return request.method();
    }

    boolean asks(String subresource) {
        return query.containsKey(subresource);
    }

    @Nullable String versionId() {
        return query.get("versionId");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.header(name));
    }

    /** The content as text. */
    String document() {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    boolean bypassesGovernance() {
        return header("x-amz-bypass-governance-retention")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }
}
