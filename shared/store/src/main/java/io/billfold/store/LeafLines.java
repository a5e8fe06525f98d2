package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.SealedDocument;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The leaves of a day, line by line. */
public final class LeafLines implements Iterator<SealedDocument>, AutoCloseable {
    private final String name;
    private final BufferedReader lines;
    private long read;
    private @Nullable String next;

    /**
     * Begins to read.
     *
     * @param name of what is read, for messages
     */
    public LeafLines(String name, InputStream content) {
        this.name = name;
        this.lines = new BufferedReader(new InputStreamReader(content, UTF_8));
        this.next = line();
    }

    private @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /**
     * The next document.
     *
     * @throws IllegalArgumentException naming the line when it is none
     */
    @Override
    public SealedDocument next() {
        String line = next;
        if (line == null) {
            throw new NoSuchElementException("all of " + name + " was read");
        }
        read++;
        next = line();
        try {
            return SealedDocument.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "line " + read + " of " + name + " " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
