package io.billfold.buildauditpackage;

/**
 * The entries of the books do not come to the trial balance: their index is behind for a moment, or
 * entries were booked in between.
 */
final class LedgerBehindException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerBehindException(String message) {
        super(message);
    }
}
