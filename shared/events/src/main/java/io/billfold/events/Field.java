package io.billfold.events;

import org.jspecify.annotations.Nullable;

/**
 * A field that a {@link FieldReader} has looked at. It has a value when nothing was wrong with it;
 * what was wrong is among the reader's problems.
 */
public final class Field<T> {
    private final @Nullable T value;
    private final boolean right;

    private Field(@Nullable T value, boolean right) {
        this.value = value;
        this.right = right;
    }

    /** A field with a value; null where an optional one was left out. */
    public static <T> Field<T> of(@Nullable T value) {
        return new Field<>(value, true);
    }

    /** A field that something is wrong with; what it is was said. */
    public static <T> Field<T> wrong() {
        return new Field<>(null, false);
    }

    /** The value. To be called inside {@link FieldReader#build}, which ends at a wrong field. */
    public T get() {
        T found = orNull();
        if (found == null) {
            throw new IllegalStateException("an optional field was left out: use orNull()");
        }
        return found;
    }

    /** The value, or null for an optional field that was left out; otherwise as {@link #get}. */
    public @Nullable T orNull() {
        if (!right) {
            throw new WrongFieldException();
        }
        return value;
    }

    /** Whether nothing is wrong with it. */
    public boolean isRight() {
        return right;
    }

    /** Ends the making of a value one of whose fields is wrong. It says nothing: that was said. */
    static final class WrongFieldException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongFieldException() {
            super("this field could not be read", null, false, false);
        }
    }
}
