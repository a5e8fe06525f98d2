package io.billfold.local.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little XML that S3's protocol needs. */
final class Xml {
    private Xml() {}

    /** An element with a text inside. */
    static String element(String name, Object text) {
        return "<" + name + ">" + escaped(String.valueOf(text)) + "</" + name + ">";
    }

    /** An element with elements inside. */
    static String nest(String name, String... inside) {
        return "<" + name + ">" + String.join("", inside) + "</" + name + ">";
    }

    /** The text of the first element of a name. */
    static Optional<String> text(String document, String name) {
        List<String> all = all(document, name);
        return all.isEmpty() ? Optional.empty() : Optional.of(unescaped(all.getFirst().trim()));
    }

    /** What is inside each element of a name. */
    static List<String> all(String document, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + "(?:\\s[^>]*)?>(.*?)</" + name + ">", Pattern.DOTALL)
                        .matcher(document);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
