package io.billfold.billing.language;

import java.util.List;

/**
 * The places in a text where values go: {@code {amount} due {date}}.
 *
 * @param key of the text, for what is said of wrong values
 * @param names of the places, in the order of the values
 */
public record Blanks(String key, List<String> names) {
    public Blanks {
        names = List.copyOf(names);
    }

    /**
     * The text with its values; what a value holds is never a place itself.
     *
     * @throws IllegalArgumentException when there are more or fewer values than names
     */
    public String fill(String text, String... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    key + " takes " + names + ", not " + values.length + " values");
        }
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', end)) {
            filled.append(text, end, open);
            end = text.indexOf('}', open) + 1;
            filled.append(values[names.indexOf(text.substring(open + 1, end - 1))]);
        }
        return filled.append(text, end, text.length()).toString();
    }
}
