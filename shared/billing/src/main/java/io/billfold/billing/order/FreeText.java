package io.billfold.billing.order;

import io.billfold.billing.Problem;

import java.util.Optional;
import java.util.OptionalInt;

/** A text that somebody types and that ends up on a document. */
public final class FreeText {
    private FreeText() {}

    /**
     * What is wrong with a text: it is blank, too long for its place, or has a character that the
     * documents' fonts can't print.
     *
     * @param field the field that holds it, for example {@code reason}
     */
    public static Optional<Problem> problem(String field, String text, int lengthMax) {
        if (text.isBlank()) {
            return Optional.of(new Problem(field, "must not be blank"));
        }
        if (text.length() > lengthMax) {
            return Optional.of(
                    new Problem(
                            field,
                            "has "
                                    + text.length()
                                    + " characters, at most "
                                    + lengthMax
                                    + " are allowed"));
        }
        OptionalInt unprintable = Printable.bundled().firstUnprintable(text);
        return unprintable.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                field,
                                "has a character that invoices can't show: U+%04X"
                                        .formatted(unprintable.getAsInt())));
    }
}
