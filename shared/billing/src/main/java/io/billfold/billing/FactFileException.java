package io.billfold.billing;

/** A file of facts that comes with the program can't be used as it is. */
public final class FactFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;

    public FactFileException(String file, int line, String what) {
        super(file + " line " + line + ": " + what);
        this.file = file;
        this.line = line;
    }

    /** Path of the file. */
    public String file() {
        return file;
    }

    /** Number of the line, from 1. */
    public int line() {
        return line;
    }
}
