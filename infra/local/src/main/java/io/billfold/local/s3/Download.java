package io.billfold.local.s3;

import io.billfold.local.http.Answer;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GetObject and HeadObject. */
final class Download {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Headers that a link may set. */
    private static final List<String> OVERRIDES =
            List.of(
                    "content-type",
                    "content-disposition",
                    "cache-control",
                    "content-language",
                    "expires",
                    "content-encoding");

    private Download() {}

    static Answer of(S3Call call, Bucket bucket) {
        ObjectVersion version = bucket.version(call.key(), call.versionId());
        if (version.marker()) {
            throw new S3Error(405, "MethodNotAllowed", "the version is a delete marker");
        }
        if (call.header("if-match").filter(it -> !it.equals(version.etag())).isPresent()) {
            throw S3Error.precondition();
        }
        if (call.header("if-none-match").filter(version.etag()::equals).isPresent()) {
            throw new S3Error(304, "NotModified", "");
        }
        Answer answer = described(call, bucket, version);
        if (call.method().equals("HEAD")) {
            return answer.with("content-length", Long.toString(version.size()));
        }
        return ranged(call, answer, bucket.body(version));
    }

    private static Answer described(S3Call call, Bucket bucket, ObjectVersion version) {
        Answer answer =
                Answer.empty(200)
                        .with("etag", version.etag())
                        .with("accept-ranges", "bytes")
                        .with(
                                "last-modified",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        version.modified().atOffset(ZoneOffset.UTC)));
        boolean checksums =
                call.header("x-amz-checksum-mode").filter("ENABLED"::equals).isPresent();
        for (Map.Entry<String, String> header : version.headers().entrySet()) {
            if (checksums || !header.getKey().startsWith("x-amz-checksum-")) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        if (bucket.settings().hasVersions()) {
            answer = answer.with("x-amz-version-id", version.id());
        }
        answer = withProtection(answer, version.protection());
        for (String name : OVERRIDES) {
            String override = call.query().get("response-" + name);
            answer = override == null ? answer : answer.with(name, override);
        }
        return answer;
    }

    private static Answer withProtection(Answer answer, Protection protection) {
        Answer with =
                protection
                        .retention()
                        .map(
                                it ->
                                        answer.with("x-amz-object-lock-mode", it.mode().name())
                                                .with(
                                                        "x-amz-object-lock-retain-until-date",
                                                        it.until().toString()))
                        .orElse(answer);
        return protection.legalHold() ? with.with("x-amz-object-lock-legal-hold", "ON") : with;
    }

    private static Answer ranged(S3Call call, Answer answer, byte[] body) {
        Matcher range = RANGE.matcher(call.header("range").orElse(""));
        if (!range.matches()) {
            return new Answer(answer.status(), answer.headers(), body);
        }
        boolean suffix = range.group(1).isEmpty();
        int start =
                suffix
                        ? Math.max(0, body.length - Integer.parseInt(range.group(2)))
                        : Integer.parseInt(range.group(1));
        int end =
                suffix || range.group(2).isEmpty()
                        ? body.length - 1
                        : Math.min(body.length - 1, Integer.parseInt(range.group(2)));
        if (start > end) {
            throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
        }
        Answer partial =
                answer.with("content-range", "bytes " + start + "-" + end + "/" + body.length);
        return new Answer(206, partial.headers(), Arrays.copyOfRange(body, start, end + 1));
    }
}
