package io.billfold.applycash;

/** A file can't be read: the message says where and why, in words for whoever sent it. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String where;
    private final String reason;

    /**
     * @param where for example {@code line 12} or {@code line 12, Ntry/Amt}
     * @param reason what is wrong there
     */
    UnreadableFileException(String where, String reason) {
        super(where + ": " + reason);
        this.where = where;
        this.reason = reason;
    }

    String where() {
        return where;
    }

    String reason() {
        return reason;
    }
}
