package io.billfold.buildauditpackage;

/** A package can't be made, whoever tries; the message says why and what to ask for instead. */
final class UnmakeableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnmakeableException(String message) {
        super(message);
    }
}
