package io.billfold.events;

import java.io.IOException;

/** A name stands twice in one object of a JSON text: which of its values is meant, nobody knows. */
public final class RepeatedNameException extends IOException {
    private static final long serialVersionUID = 1;

    private final String path;

    RepeatedNameException(String path) {
        super(path + " is there twice");
        this.path = path;
    }

    /** Where it stands, for example {@code lines[0].sku}. */
    public String path() {
        return path;
    }
}
