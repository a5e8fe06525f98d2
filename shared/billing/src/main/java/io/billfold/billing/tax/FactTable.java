package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The lines of a file by their first column. A line is understood when its key is first asked for:
 * a function that bills in one country starts without reading the law of all others.
 *
 * @param <T> what a line says
 */
final class FactTable<T> {
    private final Map<String, List<FactFile.Row>> rows = new TreeMap<>();
    private final Map<String, List<T>> read = new ConcurrentHashMap<>();
    private final Function<FactFile.Row, T> reader;

    private FactTable(Function<FactFile.Row, T> reader) {
        this.reader = reader;
    }

    /** The table of a file beside this class. */
    static <T> FactTable<T> of(String file, int columns, Function<FactFile.Row, T> reader) {
        FactTable<T> table = new FactTable<>(reader);
        for (FactFile.Row row : FactFile.read(FactTable.class, file, columns).rows()) {
            table.rows.computeIfAbsent(row.required(0), _ -> new ArrayList<>(2)).add(row);
        }
        return table;
    }

    /** As {@link #of}, for a file whose keys each stand once. */
    static <T> FactTable<T> ofUnique(String file, int columns, Function<FactFile.Row, T> reader) {
        FactTable<T> table = of(file, columns, reader);
        for (List<FactFile.Row> lines : table.rows.values()) {
            if (lines.size() > 1) {
                throw lines.get(1).fault("'" + lines.get(1).text(0) + "' stands twice");
            }
        }
        return table;
    }

    /** In alphabetical order. */
    Set<String> keys() {
        return rows.keySet();
    }

    /**
     * What the lines of a key say, in their order; empty for an unknown key.
     *
     * @throws io.billfold.billing.FactFileException naming a line that can't be used
     */
    List<T> all(String key) {
        List<FactFile.Row> lines = rows.get(key);
        return lines == null ? List.of() : read.computeIfAbsent(key, _ -> read(lines));
    }

    /** What the first line of a key says, or null for an unknown key. */
    @Nullable T first(String key) {
        List<T> all = all(key);
        return all.isEmpty() ? null : all.getFirst();
    }

    private List<T> read(List<FactFile.Row> lines) {
        List<T> facts = new ArrayList<>(lines.size());
        for (FactFile.Row line : lines) {
            facts.add(reader.apply(line));
        }
        return List.copyOf(facts);
    }
}
