package io.billfold.applycash;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What field 86 of an MT940 says. Lines are broken anywhere, so they are joined without blanks. */
final class Mt940Text {
    private static final Pattern CODED = Pattern.compile("[0-9]{3}(.)(?=[0-9]{2})");
    private static final Pattern SEPA =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\\+");
    private static final Pattern WORD =
            Pattern.compile("/(EREF|REMI|NAME|IBAN|ORDP|BENM|ACCW|TRCD|PREF|RTRN)/");

    private Mt940Text() {}

    static Entry describe(Entry entry, String text) {
        String joined = text.replace("\n", "").replace("\r", "");
        Matcher coded = CODED.matcher(joined);
        if (coded.lookingAt()) {
            return german(entry, joined.substring(3), coded.group(1));
        }
        Matcher word = WORD.matcher(joined);
        if (!word.find()) {
            return entry.text(text.replace("\n", " "));
        }
        return swift(entry, parts(WORD, joined));
    }

    private static Entry swift(Entry entry, Map<String, String> words) {
        words.replaceAll((key, part) -> part.replaceFirst("/+$", ""));
        return entry.endToEndId(words.get("EREF"))
                .payer(words.get("NAME"))
                .payerAccount(words.get("IBAN"))
                .text(words.get("REMI"));
    }

    /** {@code ?20} to {@code ?29} and {@code ?60} to {@code ?63} are what the payer wrote. */
    private static Entry german(Entry entry, String text, String mark) {
        Map<Integer, String> fields = fields(text, mark);
        StringBuilder purpose = new StringBuilder();
        fields.forEach((code, part) -> purpose.append(isPurpose(code) ? part : ""));
        String name = fields.getOrDefault(32, "") + fields.getOrDefault(33, "");
        entry.payer(name).payerAccount(first(fields.get(38), fields.get(31)));
        Map<String, String> words = parts(SEPA, purpose.toString());
        return words.isEmpty()
                ? entry.text(purpose.toString())
                : entry.endToEndId(words.get("EREF")).text(words.get("SVWZ"));
    }

    private static Map<Integer, String> fields(String text, String mark) {
        Map<Integer, String> fields = new TreeMap<>();
        for (String part : text.split(Pattern.quote(mark), -1)) {
            if (part.matches("[0-9]{2}.*")) {
                fields.merge(
                        Integer.valueOf(part.substring(0, 2)), part.substring(2), String::concat);
            }
        }
        return fields;
    }

    private static boolean isPurpose(int code) {
        return (code >= 20 && code <= 29) || (code >= 60 && code <= 63);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other : one;
    }

    /** What follows each word until the next one. */
    private static Map<String, String> parts(Pattern words, String text) {
        Map<String, String> parts = new TreeMap<>();
        Matcher matcher = words.matcher(text);
        String word = null;
        int from = 0;
        while (matcher.find()) {
            if (word != null) {
                parts.put(word, text.substring(from, matcher.start()));
            }
            word = matcher.group(1);
            from = matcher.end();
        }
        if (word != null) {
            parts.put(word, text.substring(from));
        }
        return parts;
    }
}
