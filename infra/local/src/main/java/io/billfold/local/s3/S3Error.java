package io.billfold.local.s3;

/** A refusal in S3's terms. */
final class S3Error extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    S3Error(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    static S3Error noSuchKey(String key) {
        return new S3Error(404, "NoSuchKey", "The specified key does not exist: " + key);
    }

    static S3Error noSuchVersion(String version) {
        return new S3Error(
                404, "NoSuchVersion", "The specified version does not exist: " + version);
    }

    static S3Error locked(String why) {
        return new S3Error(
                403,
                "AccessDenied",
                "Access Denied because object protected by object lock: " + why);
    }

    static S3Error precondition() {
        return new S3Error(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
    }

    static S3Error unsupported(String operation) {
        return new S3Error(
                501,
                "NotImplemented",
                "the local cloud does not know the operation s3 " + operation);
    }
}
