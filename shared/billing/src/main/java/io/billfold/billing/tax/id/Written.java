package io.billfold.billing.tax.id;

/** Numbers as people write them. */
final class Written {
    private Written() {}

    /** In capitals, without blanks, dots, dashes and slashes. */
    static String normalized(String given) {
        StringBuilder text = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (!isSeparator(c)) {
                text.append(capital(c));
            }
        }
        return text.toString();
    }

    private static boolean isSeparator(char c) {
        return c == '.'
                || c == '/'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    /** Letters that no number has stay as they are, and are refused. */
    private static char capital(char c) {
        if (c >= 'a' && c <= 'z') {
            return (char) (c - 'a' + 'A');
        }
        return c == 'ñ' ? 'Ñ' : c;
    }
}
