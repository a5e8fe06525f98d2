package io.billfold.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.TestClients;
import io.billfold.local.disk.Folder;
import io.billfold.local.http.Front;
import io.billfold.local.rights.Rights;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The checks that any S3 under Billfold must pass; they speak through AWS's own client. */
class S3ServiceTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String PLAIN = "plain";

    /** The least bytes of a part that is not the last one. */
    private static final int LEAST_PART = 5 * 1024 * 1024;

    private static final String LOCKED = "locked";

    @TempDir Path folder;
    private Front front;
    private Instant now = NOW;
    private S3Client s3;
    private S3Presigner presigner;

    @BeforeEach
    void start() throws IOException {
        open();
        s3.createBucket(it -> it.bucket(PLAIN));
        s3.createBucket(it -> it.bucket(LOCKED).objectLockEnabledForBucket(true));
    }

    @AfterEach
    void stop() throws Exception {
        front.close();
    }

    @Test
    void anObjectKeepsItsContentTypeAndMetadata() {
        put(PLAIN, "a/b c+ü.txt", "hello", Map.of("inv", "1"));

        HeadObjectResponse head = s3.headObject(it -> it.bucket(PLAIN).key("a/b c+ü.txt"));

        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.metadata()).containsEntry("inv", "1");
        assertThat(get(PLAIN, "a/b c+ü.txt", null)).isEqualTo("hello");
    }

    @Test
    void listsByPrefixDelimiterAndPage() {
        for (int i = 0; i < 25; i++) {
            put(PLAIN, "l/" + i % 3 + "/" + i, "x");
        }

        ListObjectsV2Response folders =
                s3.listObjectsV2(it -> it.bucket(PLAIN).prefix("l/").delimiter("/"));
        long paged =
                s3
                        .listObjectsV2Paginator(it -> it.bucket(PLAIN).prefix("l/").maxKeys(7))
                        .contents()
                        .stream()
                        .count();

        assertThat(folders.commonPrefixes()).hasSize(3);
        assertThat(folders.contents()).isEmpty();
        assertThat(paged).isEqualTo(25);
    }

    @Test
    void rangesCopiesAndTags() {
        put(PLAIN, "k", "hello");
        s3.copyObject(
                it ->
                        it.sourceBucket(PLAIN)
                                .sourceKey("k")
                                .destinationBucket(PLAIN)
                                .destinationKey("copy"));
        s3.putObjectTagging(
                it ->
                        it.bucket(PLAIN)
                                .key("copy")
                                .tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));

        String range =
                s3.getObjectAsBytes(it -> it.bucket(PLAIN).key("k").range("bytes=1-2"))
                        .asUtf8String();

        assertThat(range).isEqualTo("el");
        assertThat(get(PLAIN, "copy", null)).isEqualTo("hello");
        assertThat(s3.getObjectTagging(it -> it.bucket(PLAIN).key("copy")).tagSet()).hasSize(1);
    }

    @Test
    void putsTogetherWhatWasUploadedInParts() {
        String id = s3.createMultipartUpload(it -> it.bucket(PLAIN).key("mp")).uploadId();
        String whole = "x".repeat(LEAST_PART);
        List<CompletedPart> parts = List.of(part(id, 1, whole), part(id, 2, "part2"));
        complete(id, parts);

        assertThat(get(PLAIN, "mp", null)).isEqualTo(whole + "part2");
    }

    @Test
    void refusesPartsThatAreTooSmallOrNotTheOnesThatWereUploaded() {
        String id = s3.createMultipartUpload(it -> it.bucket(PLAIN).key("mp")).uploadId();
        CompletedPart small = part(id, 1, "small");
        CompletedPart last = part(id, 2, "last");
        refused(400, () -> complete(id, List.of(small, last)));
        CompletedPart before = part(id, 1, "x".repeat(LEAST_PART));
        CompletedPart after = part(id, 1, "y".repeat(LEAST_PART));
        refused(400, () -> complete(id, List.of(before, last)));
        complete(id, List.of(after, last));
        refused(404, () -> complete(id, List.of(after, last)));
    }

    private CompletedPart part(String upload, int number, String content) {
        String etag =
                s3.uploadPart(
                                it ->
                                        it.bucket(PLAIN)
                                                .key("mp")
                                                .uploadId(upload)
                                                .partNumber(number),
                                RequestBody.fromString(content))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void complete(String upload, List<CompletedPart> parts) {
        s3.completeMultipartUpload(
                it ->
                        it.bucket(PLAIN)
                                .key("mp")
                                .uploadId(upload)
                                .multipartUpload(m -> m.parts(parts)));
    }

    @Test
    void conditionalWritesWriteOnlyUnderTheirCondition() {
        s3.putObject(it -> it.bucket(PLAIN).key("k").ifNoneMatch("*"), RequestBody.fromString("1"));

        refused(
                412,
                () ->
                        s3.putObject(
                                it -> it.bucket(PLAIN).key("k").ifNoneMatch("*"),
                                RequestBody.fromString("2")));
        refused(
                412,
                () ->
                        s3.putObject(
                                it -> it.bucket(PLAIN).key("k").ifMatch("\"0\""),
                                RequestBody.fromString("2")));
        assertThat(get(PLAIN, "k", null)).isEqualTo("1");
    }

    @Test
    void ofRacingConditionalWritesOneWins() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int race = 0; race < 5; race++) {
                String key = "race" + race;
                List<Future<Boolean>> writes = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    writes.add(threads.submit(() -> writesFirst(key)));
                }
                int winners = 0;
                for (Future<Boolean> write : writes) {
                    winners += write.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        }
    }

    @Test
    void versionsStayReadableAndADeleteMarkerHidesThem() {
        s3.putBucketVersioning(
                it ->
                        it.bucket(PLAIN)
                                .versioningConfiguration(
                                        v -> v.status(BucketVersioningStatus.ENABLED)));
        String first = put(PLAIN, "k", "one");
        String second = put(PLAIN, "k", "two");

        assertThat(get(PLAIN, "k", first)).isEqualTo("one");
        assertThat(get(PLAIN, "k", null)).isEqualTo("two");
        assertThat(s3.listObjectVersions(it -> it.bucket(PLAIN)).versions())
                .extracting(it -> it.versionId() + it.isLatest())
                .containsExactly(second + "true", first + "false");
        DeleteObjectResponse deleted = s3.deleteObject(it -> it.bucket(PLAIN).key("k"));
        assertThat(deleted.deleteMarker()).isTrue();
        refused(404, () -> get(PLAIN, "k", null));
        s3.deleteObject(it -> it.bucket(PLAIN).key("k").versionId(deleted.versionId()));
        assertThat(get(PLAIN, "k", null)).isEqualTo("two");
    }

    @Test
    void aBucketWithObjectLockHasVersionsForGood() {
        assertThat(s3.getBucketVersioning(it -> it.bucket(LOCKED)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(
                        s3.getObjectLockConfiguration(it -> it.bucket(LOCKED))
                                .objectLockConfiguration()
                                .objectLockEnabled())
                .isEqualTo(ObjectLockEnabled.ENABLED);
        refused(
                409,
                () ->
                        s3.putBucketVersioning(
                                it ->
                                        it.bucket(LOCKED)
                                                .versioningConfiguration(
                                                        v ->
                                                                v.status(
                                                                        BucketVersioningStatus
                                                                                .SUSPENDED))));
    }

    @Test
    void nobodyDeletesUnderCompliance() {
        String version = putLocked("k", ObjectLockMode.COMPLIANCE, now.plusSeconds(3600));

        refused(403, () -> deleteVersion("k", version, false));
        refused(403, () -> deleteVersion("k", version, true));
        assertThat(
                        s3.deleteObjects(
                                        it ->
                                                it.bucket(LOCKED)
                                                        .delete(
                                                                d ->
                                                                        d.objects(
                                                                                ObjectIdentifier
                                                                                        .builder()
                                                                                        .key("k")
                                                                                        .versionId(
                                                                                                version)
                                                                                        .build())))
                                .errors())
                .singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo("AccessDenied"));
        assertThat(get(LOCKED, "k", version)).isEqualTo("locked");
        assertThat(s3.headObject(it -> it.bucket(LOCKED).key("k")).objectLockMode())
                .isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(
                        s3.getObjectRetention(it -> it.bucket(LOCKED).key("k"))
                                .retention()
                                .retainUntilDate())
                .isEqualTo(now.plusSeconds(3600));
    }

    @Test
    void overwritingAndPlainDeletingLeaveTheLockedVersion() {
        String version = putLocked("k", ObjectLockMode.COMPLIANCE, now.plusSeconds(3600));

        put(LOCKED, "k", "two");
        assertThat(get(LOCKED, "k", null)).isEqualTo("two");
        assertThat(s3.deleteObject(it -> it.bucket(LOCKED).key("k")).deleteMarker()).isTrue();

        assertThat(get(LOCKED, "k", version)).isEqualTo("locked");
    }

    @Test
    void complianceIsMadeLongerButNeverWeaker() {
        String version = putLocked("k", ObjectLockMode.COMPLIANCE, now.plusSeconds(3600));

        refused(403, () -> retain("k", version, ObjectLockRetentionMode.COMPLIANCE, 60));
        refused(403, () -> retain("k", version, ObjectLockRetentionMode.GOVERNANCE, 7200));
        retain("k", version, ObjectLockRetentionMode.COMPLIANCE, 7200);

        now = now.plusSeconds(3700);
        refused(403, () -> deleteVersion("k", version, false));
    }

    @Test
    void aLegalHoldRefusesUntilItIsTakenOff() {
        String version =
                s3.putObject(
                                it ->
                                        it.bucket(LOCKED)
                                                .key("k")
                                                .objectLockLegalHoldStatus(
                                                        ObjectLockLegalHoldStatus.ON),
                                RequestBody.fromString("x"))
                        .versionId();

        refused(403, () -> deleteVersion("k", version, true));
        s3.putObjectLegalHold(
                it ->
                        it.bucket(LOCKED)
                                .key("k")
                                .versionId(version)
                                .legalHold(h -> h.status(ObjectLockLegalHoldStatus.OFF)));
        deleteVersion("k", version, false);

        refused(404, () -> get(LOCKED, "k", version));
    }

    @Test
    void governanceIsBypassedByThoseWhoSaySo() {
        String version = putLocked("k", ObjectLockMode.GOVERNANCE, now.plusSeconds(3600));

        refused(403, () -> deleteVersion("k", version, false));
        deleteVersion("k", version, true);

        refused(404, () -> get(LOCKED, "k", version));
    }

    @Test
    void retentionEndsInBusinessTime() {
        String version = putLocked("k", ObjectLockMode.COMPLIANCE, now.plus(Duration.ofDays(3650)));
        refused(403, () -> deleteVersion("k", version, false));

        now = now.plus(Duration.ofDays(3650));
        deleteVersion("k", version, false);

        refused(404, () -> get(LOCKED, "k", version));
    }

    @Test
    void retentionThatCannotBeIsRefused() {
        refused(400, () -> putLocked("k", ObjectLockMode.COMPLIANCE, now.minusSeconds(600)));
        refused(
                400,
                () ->
                        s3.putObject(
                                it ->
                                        it.bucket(PLAIN)
                                                .key("k")
                                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                                .objectLockRetainUntilDate(now.plusSeconds(600)),
                                RequestBody.fromString("x")));
    }

    @Test
    void theBucketsDefaultRetentionProtects() {
        s3.putObjectLockConfiguration(
                it ->
                        it.bucket(LOCKED)
                                .objectLockConfiguration(
                                        o ->
                                                o.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                                        .rule(
                                                                r ->
                                                                        r.defaultRetention(
                                                                                d ->
                                                                                        d.mode(
                                                                                                        ObjectLockRetentionMode
                                                                                                                .COMPLIANCE)
                                                                                                .days(
                                                                                                        1)))));
        String version = put(LOCKED, "k", "x");

        refused(403, () -> deleteVersion("k", version, false));
    }

    @Test
    void aBucketThatIsNotEmptyStays() {
        put(PLAIN, "k", "x");

        refused(409, () -> s3.deleteBucket(it -> it.bucket(PLAIN)));
        s3.deleteObject(it -> it.bucket(PLAIN).key("k"));
        s3.deleteBucket(it -> it.bucket(PLAIN));

        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    @Test
    void checksumsAreCheckedKeptAndGivenBack() {
        String sha256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
        s3.putObject(
                it -> it.bucket(PLAIN).key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("hello"));

        assertThat(
                        s3.headObject(
                                        it ->
                                                it.bucket(PLAIN)
                                                        .key("k")
                                                        .checksumMode(ChecksumMode.ENABLED))
                                .checksumSHA256())
                .isEqualTo(sha256);
        refused(
                400,
                () ->
                        s3.putObject(
                                it ->
                                        it.bucket(PLAIN)
                                                .key("k")
                                                .checksumSHA256("AAAA" + sha256.substring(4)),
                                RequestBody.fromString("hello")));
        refused(
                400,
                () ->
                        s3.putObject(
                                it ->
                                        it.bucket(PLAIN)
                                                .key("k")
                                                .contentMD5(
                                                        Base64.getEncoder()
                                                                .encodeToString(new byte[16])),
                                RequestBody.fromString("hello")));
    }

    @Test
    void encryptionIsAcceptedAndShown() {
        String key = "arn:aws:kms:eu-central-1:000000000000:key/1";
        s3.putObject(
                it ->
                        it.bucket(PLAIN)
                                .key("k")
                                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                                .ssekmsKeyId(key),
                RequestBody.fromString("x"));
        put(PLAIN, "plain", "x");
        s3.putBucketEncryption(
                it ->
                        it.bucket(PLAIN)
                                .serverSideEncryptionConfiguration(
                                        s ->
                                                s.rules(
                                                        ServerSideEncryptionRule.builder()
                                                                .applyServerSideEncryptionByDefault(
                                                                        d ->
                                                                                d.sseAlgorithm(
                                                                                        ServerSideEncryption
                                                                                                .AES256))
                                                                .build())));

        assertThat(s3.headObject(it -> it.bucket(PLAIN).key("k")).ssekmsKeyId()).isEqualTo(key);
        assertThat(s3.headObject(it -> it.bucket(PLAIN).key("plain")).serverSideEncryption())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(
                        s3.getBucketEncryption(it -> it.bucket(PLAIN))
                                .serverSideEncryptionConfiguration()
                                .rules())
                .hasSize(1);
    }

    @Test
    void policyAndPublicAccessBlockAreKept() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        s3.putBucketPolicy(it -> it.bucket(PLAIN).policy(policy));
        s3.putPublicAccessBlock(
                it ->
                        it.bucket(PLAIN)
                                .publicAccessBlockConfiguration(
                                        block -> block.blockPublicAcls(true)));

        assertThat(s3.getBucketPolicy(it -> it.bucket(PLAIN)).policy()).isEqualTo(policy);
        assertThat(
                        s3.getPublicAccessBlock(it -> it.bucket(PLAIN))
                                .publicAccessBlockConfiguration()
                                .blockPublicAcls())
                .isTrue();
    }

    @Test
    void aPresignedLinkDownloadsUntilItExpires() throws Exception {
        put(PLAIN, "k", "hello");
        String link = link("k", Duration.ofMinutes(5));
        String shortLink = link("k", Duration.ofSeconds(1));

        HttpResponse<String> response = fetch(link);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("content-disposition"))
                .contains("attachment; filename=x.pdf");
        Thread.sleep(2100);
        assertThat(fetch(shortLink).statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkThatWasTamperedWithIsRefused() throws Exception {
        put(PLAIN, "k", "hello");
        put(PLAIN, "other", "secret");
        String link = link("k", Duration.ofMinutes(5));

        assertThat(fetch(link.replaceAll("Signature=....", "Signature=0000")).statusCode())
                .isEqualTo(403);
        assertThat(fetch(link.replace("/plain/k", "/plain/other")).statusCode()).isEqualTo(403);
        assertThat(fetch(link.replace("X-Amz-Expires=300", "X-Amz-Expires=900")).statusCode())
                .isEqualTo(403);
        assertThat(fetch(front.endpoint() + "/plain/k").statusCode()).isEqualTo(403);
    }

    @Test
    void aPresignedLinkUploads() throws Exception {
        String link =
                presigner
                        .presignPutObject(
                                it ->
                                        it.signatureDuration(Duration.ofMinutes(5))
                                                .putObjectRequest(r -> r.bucket(PLAIN).key("up")))
                        .url()
                        .toString();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(link))
                        .PUT(HttpRequest.BodyPublishers.ofString("body"))
                        .build();

        int status =
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(get(PLAIN, "up", null)).isEqualTo("body");
    }

    @Test
    void aWrongKeyOrSecretIsRefused() {
        refused(403, () -> TestClients.s3(front.endpoint(), "other", "secret").listBuckets());
        refused(403, () -> TestClients.s3(front.endpoint(), "local", "wrong").listBuckets());
        assertThat(TestClients.s3(front.endpoint(), "test", "test").listBuckets().buckets())
                .hasSize(2);
    }

    @Test
    void whatIsMissingIsNamed() {
        refused(404, () -> get(PLAIN, "nope", null))
                .asInstanceOf(InstanceOfAssertFactories.type(S3Exception.class))
                .satisfies(
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey"));
        refused(404, () -> get("nope", "nope", null))
                .asInstanceOf(InstanceOfAssertFactories.type(S3Exception.class))
                .satisfies(
                        it ->
                                assertThat(it.awsErrorDetails().errorCode())
                                        .isEqualTo("NoSuchBucket"));
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        String version = putLocked("k", ObjectLockMode.COMPLIANCE, now.plusSeconds(3600));
        put(LOCKED, "k", "two");
        front.close();

        open();

        assertThat(get(LOCKED, "k", version)).isEqualTo("locked");
        assertThat(get(LOCKED, "k", null)).isEqualTo("two");
        refused(403, () -> deleteVersion("k", version, false));
    }

    private void open() throws IOException {
        front = Front.open(0);
        S3Service service = new S3Service(new Folder(folder), () -> now, new Rights()::secretOf);
        front.start(
                service,
                (request, body, response, callback) -> {
                    throw new AssertionError("no DynamoDB here");
                });
        s3 = TestClients.s3(front.endpoint());
        presigner =
                S3Presigner.builder()
                        .endpointOverride(front.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(TestClients.credentials("local", "local-secret"))
                        .serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build();
    }

    private boolean writesFirst(String key) {
        try {
            s3.putObject(
                    it -> it.bucket(PLAIN).key(key).ifNoneMatch("*"), RequestBody.fromString("x"));
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }

    private String link(String key, Duration life) {
        return presigner
                .presignGetObject(
                        it ->
                                it.signatureDuration(life)
                                        .getObjectRequest(
                                                r ->
                                                        r.bucket(PLAIN)
                                                                .key(key)
                                                                .responseContentDisposition(
                                                                        "attachment; filename=x.pdf")))
                .url()
                .toString();
    }

    private static HttpResponse<String> fetch(String link) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String put(String bucket, String key, String body) {
        return put(bucket, key, body, Map.of());
    }

    private String put(String bucket, String key, String body, Map<String, String> metadata) {
        return s3.putObject(
                        it ->
                                it.bucket(bucket)
                                        .key(key)
                                        .contentType("text/plain")
                                        .metadata(metadata),
                        RequestBody.fromString(body))
                .versionId();
    }

    private String putLocked(String key, ObjectLockMode mode, Instant until) {
        return s3.putObject(
                        it ->
                                it.bucket(LOCKED)
                                        .key(key)
                                        .objectLockMode(mode)
                                        .objectLockRetainUntilDate(
                                                until.truncatedTo(ChronoUnit.SECONDS)),
                        RequestBody.fromString("locked"))
                .versionId();
    }

    private void retain(String key, String version, ObjectLockRetentionMode mode, long seconds) {
        s3.putObjectRetention(
                it ->
                        it.bucket(LOCKED)
                                .key(key)
                                .versionId(version)
                                .retention(
                                        r ->
                                                r.mode(mode)
                                                        .retainUntilDate(
                                                                NOW.plusSeconds(seconds))));
    }

    private void deleteVersion(String key, String version, boolean bypass) {
        s3.deleteObject(
                it ->
                        it.bucket(LOCKED)
                                .key(key)
                                .versionId(version)
                                .bypassGovernanceRetention(bypass ? true : null));
    }

    private String get(String bucket, String key, @Nullable String version) {
        return s3.getObjectAsBytes(it -> it.bucket(bucket).key(key).versionId(version))
                .asUtf8String();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(
            int status, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(S3Exception.class)
                .satisfies(it -> assertThat(((S3Exception) it).statusCode()).isEqualTo(status));
    }
}
