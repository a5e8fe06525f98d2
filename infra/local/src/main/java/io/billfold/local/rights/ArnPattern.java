package io.billfold.local.rights;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Which ARNs a policy's Resource or an ArnLike condition names. Each of an ARN's six parts is
 * compared by itself: {@code *} and {@code ?} do not reach over a colon, but in the last part,
 * which may hold colons. Missing parts are anything ("IAM JSON policy elements: Resource" in IAM's
 * user guide).
 *
 * @param text as it is written
 * @param wild what it matches; null matches the text alone
 */
record ArnPattern(String text, @Nullable Pattern wild) {
    private static final int PARTS = 6;

    static ArnPattern of(String text) {
        boolean exact = text.indexOf('*') < 0 && text.indexOf('?') < 0 && isWhole(text);
        return new ArnPattern(text, exact ? null : Pattern.compile(regex(text), Pattern.DOTALL));
    }

    boolean matches(String arn) {
        return wild == null ? text.equals(arn) : wild.matcher(arn).matches();
    }

    private static boolean isWhole(String text) {
        return text.split(":", PARTS).length == PARTS;
    }

    private static String regex(String text) {
        if (text.equals("*")) {
            return ".*";
        }
        String[] parts = text.split(":", PARTS);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < PARTS; i++) {
            String any = i == PARTS - 1 ? "." : "[^:]";
            regex.append(i == 0 ? "" : ":")
                    .append(Glob.regex(i < parts.length ? parts[i] : "*", any));
        }
        return regex.toString();
    }
}
