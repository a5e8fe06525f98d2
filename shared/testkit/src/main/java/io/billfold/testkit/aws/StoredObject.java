package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Instant;

/**
 * A version of an object, as it was stored.
 *
 * @param sha256 hexadecimal digits
 * @param lock null where nothing protects it
 * @param retainUntil until when it is protected
 * @param isFirst whether nothing lay under the key before
 */
@SuppressWarnings("ArrayRecordComponent") // told once and never compared
public record StoredObject(
        String bucket,
        String key,
        byte[] content,
        String sha256,
        @Nullable ObjectLockMode lock,
        @Nullable Instant retainUntil,
        boolean isFirst) {}
