package io.billfold.lambda.log;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tokens, signatures and keys, known by what stands before them or by how they begin. */
final class SecretWords {
    /** What begins a JSON Web Token: a JSON object in base64. */
    private static final String JSON_WEB_TOKEN = "eyJ";

    /** A token has a header, claims and a signature: less is no token. */
    private static final int JSON_WEB_TOKEN_CHARS_MIN = 20;

    /** What stands before a secret, and how many characters make it one. */
    private static final List<Mark> MARKS =
            List.of(
                    new Mark("Bearer ", 8),
                    new Mark("whsec_", 1),
                    // schemes of the header Stripe-Signature
                    new Mark("v1=", 8),
                    new Mark("v0=", 8),
                    // Stripe's keys
                    new Mark("sk_live_", 1),
                    new Mark("sk_test_", 1),
                    new Mark("rk_live_", 1),
                    new Mark("rk_test_", 1),
                    // links and requests of AWS: X-Amz-Signature, X-Amz-Security-Token
                    new Mark("Signature=", 8),
                    new Mark("Token=", 8));

    private SecretWords() {}

    private record Mark(String text, int charsMin) {}

    /** Where a secret stands; what marks it stands before and may stay. */
    record Found(int start, int end) {}

    /** Whether a text without digits may hold one. */
    static boolean mayBeIn(String text) {
        return text.contains(JSON_WEB_TOKEN)
                || text.indexOf('_') >= 0
                || text.indexOf('=') >= 0
                || text.indexOf("earer ") >= 0;
    }

    /** The secret whose mark begins at an index; null when there is none. */
    static @Nullable Found at(String text, int index) {
        for (Mark mark : MARKS) {
            if (text.regionMatches(true, index, mark.text(), 0, mark.text().length())) {
                int start = index + mark.text().length();
                int end = end(text, start);
                return end - start >= mark.charsMin() ? new Found(start, end) : null;
            }
        }
        if (text.startsWith(JSON_WEB_TOKEN, index)) {
            int end = end(text, index);
            boolean isToken = end - index >= JSON_WEB_TOKEN_CHARS_MIN;
            return isToken ? new Found(index, end) : null;
        }
        return null;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isOfToken(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfToken(char c) {
        return Masking.isWord(c) || "-._~+/=%".indexOf(c) >= 0;
    }
}
