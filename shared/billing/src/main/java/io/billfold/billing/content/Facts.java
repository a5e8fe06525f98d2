package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The lines of a file of this package by one of their columns, each understood when its key is
 * first asked for.
 *
 * @param <T> what a line says
 */
final class Facts<T> {
    private final Map<String, List<FactFile.Row>> rows = new TreeMap<>();
    private final Map<String, List<T>> read = new ConcurrentHashMap<>();
    private final Function<FactFile.Row, T> reader;

    private Facts(Function<FactFile.Row, T> reader) {
        this.reader = reader;
    }

    /**
     * A file of so many columns.
     *
     * @param key the column of the key, from 0
     * @throws io.billfold.billing.FactFileException naming a line with too few columns
     */
    static <T> Facts<T> of(String file, int columns, int key, Function<FactFile.Row, T> reader) {
        Facts<T> facts = new Facts<>(reader);
        for (FactFile.Row row : FactFile.read(Facts.class, file, columns).rows()) {
            facts.rows.computeIfAbsent(row.required(key), _ -> new ArrayList<>(2)).add(row);
        }
        return facts;
    }

    /** What the lines of a key say, in their order; none for an unknown key. */
    List<T> all(String key) {
        List<FactFile.Row> lines = rows.get(key);
        return lines == null
                ? List.of()
                : read.computeIfAbsent(key, _ -> lines.stream().map(reader).toList());
    }

    /** What the first line of a key says, or null for an unknown key. */
    @Nullable T first(String key) {
        List<T> all = all(key);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** How sure a line is. */
    static Confidence confidence(FactFile.Row row, int column) {
        return name(Confidence.class, row, column);
    }

    /** A constant by its name, with dashes for its underscores. */
    static <E extends Enum<E>> E name(Class<E> type, FactFile.Row row, int column) {
        String name = row.required(column).toUpperCase(Locale.ROOT).replace('-', '_');
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw row.fault("'" + row.text(column) + "' is not a " + type.getSimpleName());
        }
    }

    /** What {@code tax/countries.csv} says of the currency in which a country's tax is owed. */
    static @Nullable String currency(String country) {
        return Lazy.CURRENCIES.first(country);
    }

    /** Whether a country is a member state of the European Union on a day. */
    static boolean isInUnion(String country, LocalDate on) {
        return Lazy.MEMBERS.all(country).stream().anyMatch(member -> member.holds(on));
    }

    /** Since when and until when a country is a member; it is none on the last day. */
    private record Member(LocalDate from, @Nullable LocalDate to) {
        static Member from(FactFile.Row row) {
            return new Member(row.date(2), row.dateOrNull(3));
        }

        boolean holds(LocalDate on) {
            return !on.isBefore(from) && (to == null || on.isBefore(to));
        }
    }

    /** Facts of the package on tax, read when they are first asked for. */
    private static final class Lazy {
        static final Facts<String> CURRENCIES = ofTax("countries.csv", 13, row -> row.required(2));
        static final Facts<Member> MEMBERS = ofTax("eu-members.csv", 4, Member::from);

        private static <T> Facts<T> ofTax(
                String file, int columns, Function<FactFile.Row, T> reader) {
            Facts<T> facts = new Facts<>(reader);
            for (FactFile.Row row : FactFile.read(Confidence.class, file, columns).rows()) {
                facts.rows.computeIfAbsent(row.required(0), _ -> new ArrayList<>(1)).add(row);
            }
            return facts;
        }
    }
}
