package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A version of an object, or the marker that it was deleted.
 *
 * @param id unique in its bucket
 * @param sha256 the digest of the content; of a marker that of nothing
 * @param lock {@link Lock#NONE} if nothing protects it
 */
record ObjectVersion(
        String id,
        boolean marker,
        byte[] content,
        byte[] sha256,
        boolean checked,
        @Nullable String contentType,
        Map<String, String> metadata,
        Instant storedAt,
        Lock lock) {
    ObjectVersion {
        metadata = Map.copyOf(metadata);
    }

    /** What keeps a version. */
    record Lock(@Nullable ObjectLockMode mode, @Nullable Instant until) {
        static final Lock NONE = new Lock(null, null);

        boolean holds(Instant now) {
            return until != null && now.isBefore(until);
        }
    }

    static ObjectVersion marker(String id, Instant now) {
        byte[] nothing = {};
        return new ObjectVersion(id, true, nothing, nothing, false, null, Map.of(), now, Lock.NONE);
    }

    ObjectVersion with(Lock changed) {
        return new ObjectVersion(
                id, marker, content, sha256, checked, contentType, metadata, storedAt, changed);
    }

    /** Any text that changes with the content; S3 promises no more of it. */
    String etag() {
        return '"' + HexFormat.of().formatHex(sha256, 0, 16) + '"';
    }
}
