package io.billfold.local.s3;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What can be asked of an object; the caller holds the bucket's monitor. */
final class ObjectOperations {
    private static final Set<String> KEPT_HEADERS =
            Set.of(
                    "content-type",
                    "content-disposition",
                    "cache-control",
                    "content-language",
                    "expires");

    private final InstantSource clock;
    private final Function<String, Bucket> buckets;
    private final Uploads uploads = new Uploads();

    ObjectOperations(InstantSource clock, Function<String, Bucket> buckets) {
        this.clock = clock;
        this.buckets = buckets;
    }

    Answer operate(S3Call call, Bucket bucket) {
        boolean get = call.method().equals("GET");
        if (call.asks("retention")) {
            return get ? retention(call, bucket) : putRetention(call, bucket);
        }
        if (call.asks("legal-hold")) {
            return get ? legalHold(call, bucket) : putLegalHold(call, bucket);
        }
        if (call.asks("tagging")) {
            return get ? tagging(call, bucket) : putTagging(call, bucket);
        }
        if (call.asks("uploads") || call.asks("uploadId")) {
            return upload(call, bucket);
        }
        return switch (call.method()) {
            case "PUT" ->
                    call.header("x-amz-copy-source").isPresent()
                            ? copy(call, bucket)
                            : put(call, bucket);
            case "GET", "HEAD" -> Download.of(call, bucket);
            case "DELETE" -> delete(call, bucket);
            default ->
                    throw S3Error.unsupported(call.method() + " object " + call.query().keySet());
        };
    }

    /**
     * Deletes a version, or hides the object behind a marker.
     *
     * @return what was deleted, or the marker; empty if there was nothing
     */
    Optional<ObjectVersion> delete(
            Bucket bucket, String key, Optional<String> version, boolean bypass) {
        if (version.isPresent()) {
            Optional<ObjectVersion> found = bucket.find(key, version.get());
            found.ifPresent(
                    it -> {
                        it.protection().checkDelete(clock.instant(), bypass);
                        bucket.remove(it);
                    });
            return found;
        }
        if (!bucket.settings().hasVersions()) {
            bucket.current(key).ifPresent(bucket::remove);
            return Optional.empty();
        }
        ObjectVersion marker =
                new ObjectVersion(
                        key,
                        bucket.nextId(),
                        bucket.nextSequence(),
                        0,
                        "",
                        now(),
                        true,
                        Map.of(),
                        Protection.NONE,
                        null);
        bucket.add(marker, new byte[0]);
        return Optional.of(marker);
    }

    private Answer delete(S3Call call, Bucket bucket) {
        Optional<ObjectVersion> deleted =
                delete(
                        bucket,
                        call.key(),
                        Optional.ofNullable(call.versionId()),
                        call.bypassesGovernance());
        Answer answer = Answer.empty(204);
        if (deleted.isEmpty()) {
            return answer;
        }
        answer = answer.with("x-amz-version-id", deleted.get().id());
        return deleted.get().marker() ? answer.with("x-amz-delete-marker", "true") : answer;
    }

    private Answer put(S3Call call, Bucket bucket) {
        checkConditions(call, bucket);
        byte[] body = call.payload().bytes();
        return stored(call, bucket, body, headers(call), Hash.etag(body));
    }

    private Answer copy(S3Call call, Bucket bucket) {
        checkConditions(call, bucket);
        String[] source = call.header("x-amz-copy-source").orElse("").split("\\?versionId=", 2);
        String path = Request.decoded(source[0]).replaceFirst("^/", "");
        int slash = path.indexOf('/');
        Bucket from = buckets.apply(path.substring(0, slash));
        ObjectVersion version =
                from.version(path.substring(slash + 1), source.length > 1 ? source[1] : null);
        byte[] body = from.body(version);
        boolean replace =
                call.header("x-amz-metadata-directive").filter("REPLACE"::equals).isPresent();
        Map<String, String> headers = replace ? headers(call) : version.headers();
        Answer answer = stored(call, bucket, body, headers, Hash.etag(body));
        String result =
                Xml.nest(
                        "CopyObjectResult",
                        Xml.element("ETag", Hash.etag(body)),
                        Xml.element("LastModified", now()));
        return new Answer(200, answer.headers(), result.getBytes(StandardCharsets.UTF_8));
    }

    private Answer upload(S3Call call, Bucket bucket) {
        String id = call.query().getOrDefault("uploadId", "");
        return switch (call.method()) {
            case "POST" -> {
                if (call.asks("uploads")) {
                    yield uploads.begin(call, headers(call));
                }
                checkConditions(call, bucket);
                Uploads.Complete complete = uploads.complete(id, call.document());
                Answer answer =
                        stored(
                                complete.begun(),
                                bucket,
                                complete.body(),
                                complete.headers(),
                                complete.etag());
                yield new Answer(200, answer.headers(), complete.result(call));
            }
            case "PUT" -> uploads.part(id, call);
            case "DELETE" -> uploads.abort(id);
            default -> throw S3Error.unsupported(call.method() + " multipart upload");
        };
    }

    private Answer stored(
            S3Call call, Bucket bucket, byte[] body, Map<String, String> headers, String etag) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("x-amz-server-side-encryption", "AES256");
        ObjectVersion version =
                new ObjectVersion(
                        call.key(),
                        bucket.nextId(),
                        bucket.nextSequence(),
                        body.length,
                        etag,
                        now(),
                        false,
                        all,
                        protection(call, bucket),
                        null);
        bucket.add(version, body);
        Answer answer = Answer.empty(200).with("etag", etag);
        if (bucket.settings().hasVersions()) {
            answer = answer.with("x-amz-version-id", version.id());
        }
        for (Map.Entry<String, String> header : all.entrySet()) {
            if (header.getKey().startsWith("x-amz-server-side")
                    || call.payload().checksums().containsKey(header.getKey())) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }

    /** If-None-Match: * writes only what is not there; If-Match only over what the caller knows. */
    private static void checkConditions(S3Call call, Bucket bucket) {
        Optional<ObjectVersion> current = bucket.current(call.key());
        if (call.header("if-none-match").filter("*"::equals).isPresent() && current.isPresent()) {
            throw S3Error.precondition();
        }
        Optional<String> match = call.header("if-match");
        if (match.isPresent()) {
            ObjectVersion version = current.orElseThrow(() -> S3Error.noSuchKey(call.key()));
            if (!match.get().equals(version.etag())) {
                throw S3Error.precondition();
            }
        }
    }

    private static Map<String, String> headers(S3Call call) {
        Map<String, String> headers = new TreeMap<>(call.payload().checksums());
        call.request()
                .headers()
                .forEach(
                        (name, values) -> {
                            if (name.startsWith("x-amz-meta-")
                                    || name.startsWith("x-amz-server-side-encryption")
                                    || KEPT_HEADERS.contains(name)) {
                                headers.put(name, values.getFirst());
                            }
                        });
        return headers;
    }

    private Protection protection(S3Call call, Bucket bucket) {
        Optional<String> mode = call.header("x-amz-object-lock-mode");
        Optional<String> until = call.header("x-amz-object-lock-retain-until-date");
        Optional<String> hold = call.header("x-amz-object-lock-legal-hold");
        if (mode.isPresent() || hold.isPresent()) {
            checkLockable(bucket);
        }
        if (mode.isPresent() != until.isPresent()) {
            throw new S3Error(
                    400, "InvalidArgument", "mode and retain-until-date must both be supplied");
        }
        Optional<Protection.Retention> retention =
                mode.map(
                                it ->
                                        new Protection.Retention(
                                                Protection.Mode.valueOf(it),
                                                Instant.parse(until.get())))
                        .or(() -> byDefault(bucket));
        retention.ifPresent(it -> Protection.checkFuture(it.until(), clock.instant()));
        return new Protection(retention, hold.filter("ON"::equals).isPresent());
    }

    private Optional<Protection.Retention> byDefault(Bucket bucket) {
        return bucket.settings()
                .defaultRetention()
                .map(
                        it ->
                                new Protection.Retention(
                                        it.mode(), now().plus(Duration.ofDays(it.days()))));
    }

    private static void checkLockable(Bucket bucket) {
        if (!bucket.settings().objectLock()) {
            throw new S3Error(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
    }

    private static Answer retention(S3Call call, Bucket bucket) {
        checkLockable(bucket);
        Protection.Retention retention =
                bucket.version(call.key(), call.versionId())
                        .protection()
                        .retention()
                        .orElseThrow(
                                () ->
                                        new S3Error(
                                                404,
                                                "NoSuchObjectLockConfiguration",
                                                "The specified object does not have a ObjectLock"
                                                        + " configuration"));
        return Answer.xml(
                200,
                Xml.nest(
                        "Retention",
                        Xml.element("Mode", retention.mode()),
                        Xml.element("RetainUntilDate", retention.until())));
    }

    private Answer putRetention(S3Call call, Bucket bucket) {
        checkLockable(bucket);
        String document = call.document();
        Optional<Protection.Retention> retention =
                Xml.text(document, "Mode")
                        .map(
                                mode ->
                                        new Protection.Retention(
                                                Protection.Mode.valueOf(mode),
                                                Instant.parse(
                                                        Xml.text(document, "RetainUntilDate")
                                                                .orElse(""))));
        ObjectVersion version = bucket.version(call.key(), call.versionId());
        Protection changed =
                version.protection().with(retention, clock.instant(), call.bypassesGovernance());
        bucket.replace(version, version.with(changed));
        return Answer.empty(200);
    }

    private static Answer legalHold(S3Call call, Bucket bucket) {
        checkLockable(bucket);
        boolean on = bucket.version(call.key(), call.versionId()).protection().legalHold();
        return Answer.xml(200, Xml.nest("LegalHold", Xml.element("Status", on ? "ON" : "OFF")));
    }

    private static Answer putLegalHold(S3Call call, Bucket bucket) {
        checkLockable(bucket);
        ObjectVersion version = bucket.version(call.key(), call.versionId());
        boolean on = Xml.text(call.document(), "Status").filter("ON"::equals).isPresent();
        bucket.replace(version, version.with(version.protection().withLegalHold(on)));
        return Answer.empty(200);
    }

    private static Answer tagging(S3Call call, Bucket bucket) {
        @Nullable String tags = bucket.version(call.key(), call.versionId()).tags();
        return new Answer(
                200,
                Map.of("content-type", List.of("application/xml")),
                (tags == null ? "<Tagging><TagSet/></Tagging>" : tags)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Answer putTagging(S3Call call, Bucket bucket) {
        ObjectVersion version = bucket.version(call.key(), call.versionId());
        boolean put = call.method().equals("PUT");
        bucket.replace(version, version.withTags(put ? call.document() : null));
        return Answer.empty(put ? 200 : 204);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
