package io.billfold.billing;

/** What a value checks about itself before it exists. */
public final class Checks {
    private Checks() {}

    /**
     * A text that identifies or names something.
     *
     * @throws IllegalArgumentException naming the field when it is blank or over the limit
     */
    public static String text(String field, String value, int lengthMax) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
        if (value.length() > lengthMax) {
            throw new IllegalArgumentException(
                    field
                            + " has "
                            + value.length()
                            + " characters, at most "
                            + lengthMax
                            + " are allowed");
        }
        return value;
    }

    /**
     * An identifier that is safe in keys, paths and file names: letters, digits and {@code . _ -}.
     *
     * @throws IllegalArgumentException naming the field and the value
     */
    public static String id(String field, String value) {
        text(field, value, 64);
        for (int i = 0; i < value.length(); i++) {
            if (!isIdCharacter(value.charAt(i))) {
                throw new IllegalArgumentException(
                        field + " '" + value + "' may hold letters, digits and . _ - only");
            }
        }
        return value;
    }

    /**
     * An e-mail address: one {@code @} between two parts without blanks or controls. Whether mail
     * arrives there only sending shows.
     *
     * @throws IllegalArgumentException naming the field and the value
     */
    public static String email(String field, String value) {
        text(field, value, 254);
        int at = value.indexOf('@');
        boolean formed = at > 0 && at == value.lastIndexOf('@') && at < value.length() - 1;
        if (!formed || value.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new IllegalArgumentException(field + " '" + value + "' is not an e-mail address");
        }
        return value;
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
