package io.billfold.local.rights;

import io.billfold.local.http.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call of S3 needs ("Required permissions for Amazon S3 API operations" in S3's user guide).
 * What the template's functions have no use for, such as settings of buckets, is allowed to nobody
 * by a name that no policy has.
 */
final class ObjectNeeds {
    /** Parts of an object that have actions of their own, by the query's parameter. */
    private static final Map<String, String> PARTS =
            Map.of(
                    "retention", "ObjectRetention",
                    "legal-hold", "ObjectLegalHold",
                    "tagging", "ObjectTagging",
                    "acl", "ObjectAcl",
                    "attributes", "ObjectAttributes");

    /** What a header of a request for an object needs beside the object itself. */
    private static final Map<String, String> BY_HEADER =
            Map.of(
                    "x-amz-object-lock-mode", "s3:PutObjectRetention",
                    "x-amz-object-lock-legal-hold", "s3:PutObjectLegalHold",
                    "x-amz-tagging", "s3:PutObjectTagging",
                    "x-amz-bypass-governance-retention", "s3:BypassGovernanceRetention");

    /** Parameters of a list of objects; any other asks for a setting of the bucket. */
    private static final Set<String> LISTING =
            Set.of(
                    "list-type",
                    "prefix",
                    "delimiter",
                    "max-keys",
                    "marker",
                    "start-after",
                    "continuation-token",
                    "encoding-type",
                    "fetch-owner",
                    "x-id");

    private ObjectNeeds() {}

    static List<Need> of(Request request) {
        String[] path = request.rawPath().substring(1).split("/", 2);
        String bucket = Request.decoded(path[0]);
        if (path.length < 2 || path[1].isEmpty()) {
            return List.of(ofBucket(request, bucket));
        }
        String object = Arns.object(bucket, Request.decoded(path[1]));
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(action(request), object));
        BY_HEADER.forEach(
                (header, action) -> {
                    if (request.header(header) != null) {
                        needs.add(new Need(action, object));
                    }
                });
        source(request).ifPresent(needs::add);
        return needs;
    }

    /** What lets a caller hear that an object is missing; empty if it is not about an object. */
    static Optional<Need> toKnowWhatIsMissing(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        String[] path = request.rawPath().substring(1).split("/", 2);
        return reads && path.length == 2 && request.signedService().filter("s3"::equals).isPresent()
                ? Optional.of(new Need("s3:ListBucket", Arns.bucket(Request.decoded(path[0]))))
                : Optional.empty();
    }

    private static Need ofBucket(Request request, String bucket) {
        if (bucket.isEmpty()) {
            return new Need("s3:ListAllMyBuckets", "*");
        }
        String verb = verb(request.method());
        boolean lists = verb.equals("Get") && LISTING.containsAll(request.query().keySet());
        return new Need(
                lists ? "s3:ListBucket" : "s3:" + verb + "Bucket(other)", Arns.bucket(bucket));
    }

    private static String action(Request request) {
        Map<String, String> query = request.query();
        String verb = verb(request.method());
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            if (query.containsKey(part.getKey())) {
                return "s3:" + verb + part.getValue();
            }
        }
        if (query.containsKey("uploadId") && verb.equals("Delete")) {
            return "s3:AbortMultipartUpload";
        }
        boolean version = query.containsKey("versionId") && !verb.equals("Put");
        return "s3:" + verb + (version ? "ObjectVersion" : "Object");
    }

    /** A copy reads its source. */
    private static Optional<Need> source(Request request) {
        return Optional.ofNullable(request.header("x-amz-copy-source"))
                .map(it -> Request.decoded(it.split("\\?", 2)[0]).replaceFirst("^/", ""))
                .map(it -> new Need("s3:GetObject", Arns.bucket(it)));
    }

    private static String verb(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "Get";
            case "DELETE" -> "Delete";
            default -> "Put";
        };
    }
}
