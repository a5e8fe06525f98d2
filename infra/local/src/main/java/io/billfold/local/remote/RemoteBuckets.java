package io.billfold.local.remote;

import io.billfold.local.template.Properties;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Map;

/**
 * Buckets, with versions, Object Lock and its default retention.
 *
 * @param region where they are made
 */
record RemoteBuckets(S3Client s3, String region) {
    private static final int NOT_FOUND = 404;

    /** The region that no bucket may name. */
    private static final String DEFAULT_REGION = "us-east-1";

    Made make(String name, Properties declared) {
        if (!isThere(name)) {
            create(name, declared);
        }
        return new Made(name, Map.of("Arn", "arn:aws:s3:::" + name));
    }

    private boolean isThere(String name) {
        try {
            s3.headBucket(r -> r.bucket(name));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void create(String name, Properties declared) {
        CreateBucketRequest.Builder bucket =
                CreateBucketRequest.builder()
                        .bucket(name)
                        .objectLockEnabledForBucket(declared.flag("ObjectLockEnabled"));
        if (!region.equals(DEFAULT_REGION)) {
            bucket.createBucketConfiguration(it -> it.locationConstraint(region));
        }
        s3.createBucket(bucket.build());
        Properties versioning = declared.in("VersioningConfiguration");
        if (versioning.text("Status").filter("Enabled"::equals).isPresent()) {
            s3.putBucketVersioning(
                    r ->
                            r.bucket(name)
                                    .versioningConfiguration(
                                            it -> it.status(BucketVersioningStatus.ENABLED)));
        }
        if (declared.has("ObjectLockConfiguration")) {
            s3.putObjectLockConfiguration(
                    r -> r.bucket(name).objectLockConfiguration(lock(declared)));
        }
    }

    private static ObjectLockConfiguration lock(Properties declared) {
        Properties wanted =
                declared.in("ObjectLockConfiguration").in("Rule").in("DefaultRetention");
        DefaultRetention.Builder retention =
                DefaultRetention.builder().mode(wanted.required("Mode"));
        if (wanted.has("Years")) {
            retention.years(wanted.number("Years", 0));
        } else {
            retention.days(wanted.number("Days", 0));
        }
        return ObjectLockConfiguration.builder()
                .objectLockEnabled(ObjectLockEnabled.ENABLED)
                .rule(it -> it.defaultRetention(retention.build()))
                .build();
    }
}
