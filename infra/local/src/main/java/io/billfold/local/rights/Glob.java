package io.billfold.local.rights;

import java.util.regex.Pattern;

/** IAM's wildcards: {@code *} is any number of characters, {@code ?} exactly one. */
final class Glob {
    private Glob() {}

    /** The actions that a policy's Action names, in whatever case. */
    static Pattern action(String text) {
        return Pattern.compile(regex(text, "."), Pattern.CASE_INSENSITIVE);
    }

    /**
     * A regular expression for the same texts.
     *
     * @param any what a wildcard stands for, for example {@code [^:]}
     */
    static String regex(String text, String any) {
        StringBuilder regex = new StringBuilder();
        for (String token : text.split("(?<=[*?])|(?=[*?])", 0)) {
            switch (token) {
                case "*" -> regex.append(any).append('*');
                case "?" -> regex.append(any);
                default -> regex.append(Pattern.quote(token));
            }
        }
        return regex.toString();
    }
}
