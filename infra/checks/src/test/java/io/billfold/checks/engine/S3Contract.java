package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** S3: what is written once stays, and what is locked cannot be deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3Contract {
    private static final String BUCKET = "engine-documents";

    abstract S3Client s3();

    /** The time that locks run out by. */
    abstract Instant now();

    @BeforeAll
    void createBucket() {
        s3().createBucket(r -> r.bucket(BUCKET).objectLockEnabledForBucket(true));
    }

    @Test
    void whatIsWrittenIfNothingIsThereIsWrittenOnce() {
        put("once", "one");
        assertRefused(412, "PreconditionFailed", () -> put("once", "two"));
        assertRefused(412, "PreconditionFailed", () -> put("once", "one"));
        assertThat(content("once")).isEqualTo("one");
    }

    @Test
    void contentWithAnotherChecksumIsRefused() {
        assertRefused(
                400,
                "BadDigest",
                () -> s3().putObject(request("sum", "one").build(), RequestBody.fromString("two")));
        assertThatThrownBy(() -> content("sum")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void anObjectTellsItsChecksumAndItsLockToThoseWhoAsk() {
        String version = put("head", "one");
        HeadObjectResponse head =
                s3().headObject(
                                r ->
                                        r.bucket(BUCKET)
                                                .key("head")
                                                .checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumSHA256()).isEqualTo(checksum("one"));
        assertThat(head.versionId()).isEqualTo(version);
        assertThat(head.contentLength()).isEqualTo(3);
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(head.objectLockRetainUntilDate()).isEqualTo(until());
        assertThat(s3().headObject(r -> r.bucket(BUCKET).key("head")).checksumSHA256()).isNull();
    }

    @Test
    void aLockedVersionCannotBeDeleted() {
        String version = put("locked", "one");
        assertRefused(403, "AccessDenied", () -> delete("locked", version));
        assertThat(content("locked")).isEqualTo("one");
    }

    @Test
    void aLockCanBeMadeLongerAndNotShorter() {
        String version = put("longer", "one");
        Instant later = until().plus(Duration.ofDays(365));
        retain("longer", version, later);
        assertRefused(403, "AccessDenied", () -> retain("longer", version, until()));
        assertThat(s3().headObject(r -> r.bucket(BUCKET).key("longer")).objectLockRetainUntilDate())
                .isEqualTo(later);
    }

    @Test
    void aDeletionWithoutAVersionHidesTheObjectAndKeepsItsVersions() {
        String version = put("hidden", "one");
        s3().deleteObject(r -> r.bucket(BUCKET).key("hidden"));
        assertThatThrownBy(() -> content("hidden")).isInstanceOf(NoSuchKeyException.class);
        assertThat(content("hidden", version)).isEqualTo("one");
        assertRefused(403, "AccessDenied", () -> delete("hidden", version));

        // behind the marker nothing is there: S3 takes it as new
        String second = put("hidden", "two");
        assertThat(content("hidden")).isEqualTo("two");
        assertThat(second).isNotEqualTo(version);
        assertThat(content("hidden", version)).isEqualTo("one");
    }

    @Test
    void aNewVersionLeavesTheOldOne() {
        String first = putPlain("versions", "one");
        String second = putPlain("versions", "two");
        assertThat(content("versions")).isEqualTo("two");
        assertThat(content("versions", first)).isEqualTo("one");
        delete("versions", second);
        assertThat(content("versions")).isEqualTo("one");
    }

    @Test
    void aLockMustLieInTheFuture() {
        PutObjectRequest past =
                request("past", "one")
                        .objectLockRetainUntilDate(now().minus(Duration.ofDays(1)))
                        .build();
        assertRefused(
                400, "InvalidArgument", () -> s3().putObject(past, RequestBody.fromString("one")));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> content("none")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3().headObject(r -> r.bucket(BUCKET).key("none")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3().getObjectAsBytes(r -> r.bucket("engine-none").key("none")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    /** As the product writes a document; returns the version. */
    private String put(String key, String content) {
        return s3().putObject(request(key, content).build(), RequestBody.fromString(content))
                .versionId();
    }

    private PutObjectRequest.Builder request(String key, String content) {
        return PutObjectRequest.builder()
                .bucket(BUCKET)
                .key(key)
                .contentType("text/plain")
                .ifNoneMatch("*")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumSHA256(checksum(content))
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(until());
    }

    private String putPlain(String key, String content) {
        return s3().putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content))
                .versionId();
    }

    private Instant until() {
        return now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3650));
    }

    private void retain(String key, String version, Instant until) {
        s3().putObjectRetention(
                        r ->
                                r.bucket(BUCKET)
                                        .key(key)
                                        .versionId(version)
                                        .retention(
                                                lock ->
                                                        lock.mode(
                                                                        ObjectLockRetentionMode
                                                                                .COMPLIANCE)
                                                                .retainUntilDate(until)));
    }

    private void delete(String key, String version) {
        s3().deleteObject(r -> r.bucket(BUCKET).key(key).versionId(version));
    }

    private String content(String key) {
        return s3().getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private String content(String key, String version) {
        return s3().getObjectAsBytes(r -> r.bucket(BUCKET).key(key).versionId(version))
                .asUtf8String();
    }

    private static String checksum(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
