package io.billfold.lambda.log;

/**
 * Makes unreadable what must not stand in a log, wherever it stands in a text: e-mail addresses,
 * IBANs, card numbers, tokens, signatures and signing secrets; addresses of the internet are cut to
 * their network (/24, /48), which tells where trouble comes from and not from whom. Names and
 * streets have no form to be known by: no text that is logged may hold them.
 *
 * <p>One pass over the text, backwards never further than a word, so that nobody can make it slow.
 * Everything else stays as it is: numbers of invoices, amounts, ARNs, times, UUIDs.
 */
final class Masking {
    private static final String STARS = "***";

    /** The longest text that is looked through: more is never written (see {@link JsonLine}). */
    private static final int CHARS_MAX = JsonLine.TEXT_CHARS_MAX + 1024;

    private final String text;
    private final StringBuilder out;
    private int at;

    private Masking(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** The text without what must not be seen. */
    static String masked(String text) {
        String bounded = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
        return mayHold(bounded) ? new Masking(bounded).run() : bounded;
    }

    /** Whether there is anything in a text that something to be masked can't be without. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '@') {
                return true;
            }
        }
        return SecretWords.mayBeIn(text);
    }

    private String run() {
        while (at < text.length()) {
            if (text.charAt(at) == '@') {
                mailAddress();
            } else if (isWordBefore() || !(secret() || number() || network())) {
                copyWord();
            }
        }
        return out.toString();
    }

    /** Letters and digits in one go, or the one character that is neither. */
    private void copyWord() {
        do {
            out.append(text.charAt(at));
            at++;
        } while (at < text.length() && isWord(text.charAt(at)) && isWordBefore());
    }

    /** What stands before the sign was copied already: it is taken back. */
    private void mailAddress() {
        int from = localPartStart();
        int end = domainEnd();
        if (from == out.length() || end == at + 1) {
            out.append('@');
            at++;
            return;
        }
        out.setLength(from);
        replace(end, STARS + "@" + STARS);
    }

    /** Where in what is written already the part before the @ begins. */
    private int localPartStart() {
        int from = out.length();
        while (from > 0 && isLocalPart(out.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private int domainEnd() {
        int end = at + 1;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean secret() {
        SecretWords.Found found = SecretWords.at(text, at);
        return found != null && replace(found.end(), text.substring(at, found.start()) + STARS);
    }

    private boolean number() {
        int iban = AccountNumbers.ibanEnd(text, at);
        if (iban >= 0) {
            return replace(iban, text.substring(at, at + 2) + STARS);
        }
        int card = AccountNumbers.cardEnd(text, at);
        return card >= 0 && replace(card, STARS);
    }

    private boolean network() {
        int v4 = Networks.v4End(text, at);
        if (v4 >= 0) {
            return replace(v4, Networks.v4(text.substring(at, v4)));
        }
        int v6 = Networks.v6End(text, at);
        return v6 >= 0 && replace(v6, Networks.v6(text.substring(at, v6)));
    }

    private boolean replace(int end, String masked) {
        out.append(masked);
        at = end;
        return true;
    }

    private boolean isWordBefore() {
        return at > 0 && isWord(text.charAt(at - 1));
    }

    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isLocalPart(char c) {
        return isWord(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isWord(c) || c == '.' || c == '-';
    }
}
