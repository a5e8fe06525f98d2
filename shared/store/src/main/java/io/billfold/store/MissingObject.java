package io.billfold.store;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** How S3 says that an object is not there. */
final class MissingObject {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private MissingObject() {}

    /**
     * Whether a refusal says so. To whoever may not list a bucket S3 says of a missing object that
     * it is forbidden, so both are the same here.
     */
    static boolean isToldBy(S3Exception refusal) {
        return refusal.statusCode() == NOT_FOUND || refusal.statusCode() == FORBIDDEN;
    }
}
