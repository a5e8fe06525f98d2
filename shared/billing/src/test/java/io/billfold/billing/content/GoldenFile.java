package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.document.BusinessDocument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document that was put together by hand from what the law of a country asks for. Lines are
 * {@code path = value}; {@code !} in front says that without it the document is refused by that
 * field, {@code ?} that it is only told. A path in parentheses is the field that is named instead.
 * {@code title}, {@code keep} and {@code mention} say what is expected.
 */
record GoldenFile(
        String name,
        Map<String, String> fields,
        List<Removal> mandatory,
        List<Removal> advised,
        @Nullable String title,
        String keep,
        List<String> mentions) {
    /** A field that is taken away, and the one that is named then. */
    record Removal(String path, String named) {}

    static GoldenFile read(String name) {
        List<String> lines = FactFile.lines(GoldenFile.class, "golden/" + name + ".txt");
        Map<String, String> fields = new LinkedHashMap<>();
        List<Removal> mandatory = new ArrayList<>();
        List<Removal> advised = new ArrayList<>();
        List<String> mentions = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean isMarked = line.startsWith("! ") || line.startsWith("? ");
            String[] parts = (isMarked ? line.substring(2) : line).split(" = ", 2);
            String[] path = parts[0].strip().split(" ", 2);
            if (path[0].equals("mention")) {
                mentions.add(parts[1]);
                continue;
            }
            fields.put(path[0], parts[1].strip());
            String named = path.length == 1 ? path[0] : path[1].substring(1, path[1].length() - 1);
            if (isMarked) {
                (line.startsWith("!") ? mandatory : advised).add(new Removal(path[0], named));
            }
        }
        String title = fields.remove("title");
        String keep = String.valueOf(fields.remove("keep"));
        return new GoldenFile(name, fields, mandatory, advised, title, keep, mentions);
    }

    BusinessDocument document() {
        return GoldenDocument.of(fields);
    }

    BusinessDocument without(String path) {
        return with(path, GoldenDocument.ABSENT);
    }

    BusinessDocument with(String path, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(path, value);
        return GoldenDocument.of(changed);
    }
}
