package io.billfold.billing.document;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A text for the reader (BG-1).
 *
 * @param subject BT-21, a code of UNTDID 4451 such as {@code AAI}, or null
 * @param text BT-22
 */
public record Note(@Nullable String subject, String text) {
    public Note {
        Checks.text("text", text, 2000);
    }

    /** A note about nothing in particular. */
    public static Note of(String text) {
        return new Note(null, text);
    }
}
