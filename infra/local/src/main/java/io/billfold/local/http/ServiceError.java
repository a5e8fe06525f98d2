package io.billfold.local.http;

/** A refusal in the terms of an AWS service. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /**
     * A refusal.
     *
     * @param status the HTTP status, 400 in nearly every case
     * @param code the name that SDKs turn into an exception, for example {@code QueueDoesNotExist}
     */
    public ServiceError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** What is not there locally: 501, so that nobody takes it for an empty answer. */
    public static ServiceError unsupported(String operation) {
        return new ServiceError(
                501, "NotImplemented", "the local cloud does not know the operation " + operation);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
