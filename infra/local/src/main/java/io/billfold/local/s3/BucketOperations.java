package io.billfold.local.s3;

import io.billfold.local.http.Answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of a bucket. */
final class BucketOperations {
    private static final int DAYS_PER_YEAR = 365;

    /** Settings that are kept and given back, without effect. */
    private static final List<String> DOCUMENTS =
            List.of(
                    "policy",
                    "publicAccessBlock",
                    "lifecycle",
                    "cors",
                    "encryption",
                    "notification",
                    "tagging",
                    "logging",
                    "ownershipControls",
                    "website",
                    "replication",
                    "acl");

    private final ObjectOperations objects;

    BucketOperations(ObjectOperations objects) {
        this.objects = objects;
    }

    Answer operate(S3Call call, Bucket bucket) {
        boolean get = call.method().equals("GET");
        if (call.method().equals("HEAD")) {
            return Answer.empty(200);
        }
        if (call.asks("versioning")) {
            return get ? versioning(bucket) : putVersioning(call, bucket);
        }
        if (call.asks("object-lock")) {
            return get ? objectLock(bucket) : putObjectLock(call, bucket);
        }
        if (call.asks("location")) {
            return Answer.xml(200, Xml.element("LocationConstraint", "eu-central-1"));
        }
        if (call.asks("delete")) {
            return deleteAll(call, bucket);
        }
        Optional<String> document = DOCUMENTS.stream().filter(call::asks).findFirst();
        if (document.isPresent()) {
            return document(document.get(), call, bucket);
        }
        if (get) {
            return Listing.of(call, bucket);
        }
        throw S3Error.unsupported(call.method() + " bucket " + call.query().keySet());
    }

    private static Answer versioning(Bucket bucket) {
        String status = bucket.settings().versioning();
        return Answer.xml(
                200,
                Xml.nest(
                        "VersioningConfiguration",
                        status.isEmpty() ? "" : Xml.element("Status", status)));
    }

    private static Answer putVersioning(S3Call call, Bucket bucket) {
        String status = Xml.text(call.document(), "Status").orElse("");
        bucket.settings(bucket.settings().withVersioning(status));
        return Answer.empty(200);
    }

    private static Answer objectLock(Bucket bucket) {
        if (!bucket.settings().objectLock()) {
            throw new S3Error(
                    404,
                    "ObjectLockConfigurationNotFoundError",
                    "Object Lock configuration does not exist for this bucket");
        }
        String rule =
                bucket.settings()
                        .defaultRetention()
                        .map(
                                it ->
                                        Xml.nest(
                                                "Rule",
                                                Xml.nest(
                                                        "DefaultRetention",
                                                        Xml.element("Mode", it.mode()),
                                                        Xml.element("Days", it.days()))))
                        .orElse("");
        return Answer.xml(
                200,
                Xml.nest(
                        "ObjectLockConfiguration",
                        Xml.element("ObjectLockEnabled", "Enabled"),
                        rule));
    }

    private static Answer putObjectLock(S3Call call, Bucket bucket) {
        String document = call.document();
        int days =
                Xml.text(document, "Days")
                        .map(Integer::parseInt)
                        .or(
                                () ->
                                        Xml.text(document, "Years")
                                                .map(
                                                        years ->
                                                                Integer.parseInt(years)
                                                                        * DAYS_PER_YEAR))
                        .orElse(0);
        Optional<BucketSettings.DefaultRetention> retention =
                Xml.text(document, "Mode")
                        .map(
                                mode ->
                                        new BucketSettings.DefaultRetention(
                                                Protection.Mode.valueOf(mode), days));
        bucket.settings(bucket.settings().withObjectLock(retention));
        return Answer.empty(200);
    }

    private static Answer document(String name, S3Call call, Bucket bucket) {
        return switch (call.method()) {
            case "PUT" -> {
                bucket.settings(bucket.settings().withDocument(name, call.document()));
                yield Answer.empty(name.equals("policy") ? 204 : 200);
            }
            case "DELETE" -> {
                bucket.settings(bucket.settings().withoutDocument(name));
                yield Answer.empty(204);
            }
            default -> kept(name, bucket);
        };
    }

    private static Answer kept(String name, Bucket bucket) {
        String document = bucket.settings().documents().get(name);
        if (document == null) {
            throw new S3Error(404, "NoSuch" + name, "The bucket has no " + name);
        }
        String type = document.startsWith("{") ? "application/json" : "application/xml";
        return new Answer(
                200,
                Map.of("content-type", List.of(type)),
                document.getBytes(StandardCharsets.UTF_8));
    }

    private Answer deleteAll(S3Call call, Bucket bucket) {
        StringBuilder result = new StringBuilder();
        for (String object : Xml.all(call.document(), "Object")) {
            String key = Xml.text(object, "Key").orElse("");
            Optional<String> version = Xml.text(object, "VersionId");
            result.append(deleteOne(call, bucket, key, version));
        }
        return Answer.xml(200, Xml.nest("DeleteResult", result.toString()));
    }

    private String deleteOne(S3Call call, Bucket bucket, String key, Optional<String> version) {
        String named =
                Xml.element("Key", key)
                        + version.map(it -> Xml.element("VersionId", it)).orElse("");
        try {
            String marker =
                    objects.delete(bucket, key, version, call.bypassesGovernance())
                            .filter(ObjectVersion::marker)
                            .map(
                                    it ->
                                            Xml.element("DeleteMarker", true)
                                                    + Xml.element("DeleteMarkerVersionId", it.id()))
                            .orElse("");
            return Xml.nest("Deleted", named, marker);
        } catch (S3Error e) {
            return Xml.nest(
                    "Error",
                    named,
                    Xml.element("Code", e.code()),
                    Xml.element("Message", String.valueOf(e.getMessage())));
        }
    }
}
