package io.billfold.store;

/** An upload in parts can't be ended: it was given up, or somebody else wrote into it. */
public final class LostUploadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostUploadException(String key, Throwable cause) {
        super("the upload of " + key + " was given up, or another run wrote into it", cause);
    }
}
