package io.billfold.billing.content;

import io.billfold.billing.document.BusinessDocument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with fields of the document in it: {@code {seller.legalId}}, or {@code {a|b}} for the
 * first of several that is there. Parts of it stand beside each other, parted by a dot in the
 * middle of the line; a part whose field is not there is left out.
 *
 * @param parts as they stand in the file
 */
record Template(List<String> parts) {
    private static final String BETWEEN = " · ";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /**
     * A text of a file.
     *
     * @throws IllegalArgumentException when it names what is not a field
     */
    static Template of(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            for (String path : matcher.group(1).split("\\|")) {
                Field.of(path);
            }
        }
        return new Template(List.of(text.split(BETWEEN)));
    }

    /** The text of a document, or null where nothing of it is there. */
    @Nullable String fill(BusinessDocument document) {
        List<String> filled = new ArrayList<>();
        for (String part : parts) {
            String text = fill(part, document);
            if (text != null) {
                filled.add(text);
            }
        }
        return filled.isEmpty() ? null : String.join(BETWEEN, filled);
    }

    private static @Nullable String fill(String part, BusinessDocument document) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(part);
        while (matcher.find()) {
            String value = first(matcher.group(1), document);
            if (value == null) {
                return null;
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    private static @Nullable String first(String paths, BusinessDocument document) {
        for (String path : paths.split("\\|")) {
            String value = Field.of(path).text(document);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
