package io.billfold.document;

import java.util.Locale;

/**
 * A text holds a character that no embedded font has. PDF/A forbids to draw the empty box that
 * would stand in its place, so there is no document. Orders are refused for the same reason, long
 * before an invoice exists: see {@link Coverage}.
 */
public final class UncoveredCharacterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final int codePoint;

    UncoveredCharacterException(String field, int codePoint) {
        super(
                field
                        + " has the character "
                        + described(codePoint)
                        + ", which invoices cannot show; write it in another script");
        this.field = field;
        this.codePoint = codePoint;
    }

    /** Path of the field in the invoice, for example {@code lines[2].description}. */
    public String field() {
        return field;
    }

    /** The character. */
    public int codePoint() {
        return codePoint;
    }

    private static String described(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        String number = "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
        return Character.isISOControl(codePoint) || !Character.isDefined(codePoint)
                ? number
                : "'" + Character.toString(codePoint) + "' (" + number + ")";
    }
}
