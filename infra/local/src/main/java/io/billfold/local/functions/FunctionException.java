package io.billfold.local.functions;

/** A function threw; the message is what Lambda would report as its error. */
public final class FunctionException extends Exception {
    private static final long serialVersionUID = 1;

    /** What a function threw. */
    public FunctionException(String function, Throwable cause) {
        super(function + ": " + cause, cause);
    }
}
