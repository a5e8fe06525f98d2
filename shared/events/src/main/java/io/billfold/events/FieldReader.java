package io.billfold.events;

import io.billfold.billing.Problem;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one JSON object, field by field, and collects everything that is wrong with it, each with
 * its path, for example {@code lines[0].unitPrice}. Fields that nobody asked for are refused: most
 * of them are misspelt optional ones.
 *
 * <pre>{@code
 * FieldReader in = FieldReader.of(json);
 * Field<String> holder = in.required("holder", Forms.filled());
 * Field<String> bic = in.optional("bic", Forms.text(), null);
 * Field<BankAccount> bank = in.build(() -> new BankAccount(holder.get(), bic.orNull()));
 * }</pre>
 */
public final class FieldReader {
    /** The most problems that are kept of one message: more would not be read. */
    static final int PROBLEMS_MAX = 100;

    private final String path;
    private final JsonNode json;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    private FieldReader(String path, JsonNode json, List<Problem> problems) {
        this.path = path;
        this.json = json;
        this.problems = problems;
        if (!json.isObject()) {
            problem(path, "must be an object, was " + Forms.kind(json));
        }
    }

    /** A reader of a whole message. */
    public static FieldReader of(JsonNode json) {
        return new FieldReader("", json, new ArrayList<>());
    }

    /** A field that must be there and not null. */
    public <T> Field<T> required(String name, Forms.Form<T> form) {
        JsonNode value = find(name);
        return value == null ? missing(name) : read(at(name), value, form);
    }

    /** A field that may be left out or null, which means the other value. */
    public <T> Field<T> optional(String name, Forms.Form<T> form, @Nullable T otherwise) {
        JsonNode value = find(name);
        return value == null ? Field.of(otherwise) : read(at(name), value, form);
    }

    /** An object that must be there, read by its own reader. */
    public <T> Field<T> object(String name, Function<FieldReader, Field<T>> part) {
        JsonNode value = find(name);
        return value == null ? missing(name) : part.apply(part(at(name), value));
    }

    /** An object that may be left out or null. */
    public <T> Field<T> objectOrNull(String name, Function<FieldReader, Field<T>> part) {
        return find(name) == null ? Field.of(null) : object(name, part);
    }

    /** A list of objects that must be there, each read by its own reader. */
    public <T> Field<List<T>> list(String name, int sizeMax, Function<FieldReader, Field<T>> part) {
        JsonNode value = find(name);
        return value == null ? missing(name) : entries(name, value, sizeMax, objects(part));
    }

    /** A list of objects that may be left out or null, which means none. */
    public <T> Field<List<T>> listOrEmpty(
            String name, int sizeMax, Function<FieldReader, Field<T>> part) {
        return find(name) == null ? Field.of(List.of()) : list(name, sizeMax, part);
    }

    /** A list of values that are no objects; it may be left out or null, which means none. */
    public <T> Field<List<T>> values(String name, int sizeMax, Forms.Form<T> form) {
        JsonNode value = find(name);
        return value == null ? Field.of(List.of()) : entries(name, value, sizeMax, plain(form));
    }

    /** An object whose names are the sender's own, each with an object; at least one. */
    public <K, T> Field<Map<K, T>> map(
            String name,
            int sizeMax,
            Forms.Form<K> key,
            BiFunction<K, FieldReader, Field<T>> part) {
        JsonNode value = find(name);
        if (value == null) {
            return missing(name);
        }
        return value.isObject() && value.size() == 0
                ? problem(at(name), "must hold at least one")
                : named(
                        name,
                        value,
                        sizeMax,
                        key,
                        (it, at, json) -> part.apply(it, part(at, json)));
    }

    /** As {@link #map}, of values that are no objects; it may be left out or null: none. */
    public <K, T> Field<Map<K, T>> namedValues(
            String name, int sizeMax, Forms.Form<K> key, Forms.Form<T> form) {
        JsonNode value = find(name);
        return value == null
                ? Field.of(Map.of())
                : named(name, value, sizeMax, key, (_, at, json) -> read(at, json, form));
    }

    /** A word, or an object that says it in detail. It must be there. */
    public <T> Field<T> wordOrObject(
            String name, Forms.Form<T> word, Function<FieldReader, Field<T>> part) {
        JsonNode value = find(name);
        return value != null && value.isObject() ? object(name, part) : required(name, word);
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** Reads an entry of a list or of a map, at its own path. */
    private interface Entry<T> {
        Field<T> read(String path, JsonNode json);
    }

    /** Reads an entry of a map, which knows its name. */
    private interface Named<K, T> {
        Field<T> read(K name, String path, JsonNode json);
    }

    private <T> Entry<T> objects(Function<FieldReader, Field<T>> part) {
        return (path, json) -> part.apply(part(path, json));
    }

    private <T> Entry<T> plain(Forms.Form<T> form) {
        return (path, json) -> read(path, json, form);
    }

    private FieldReader part(String partPath, JsonNode value) {
        return new FieldReader(partPath, value, problems);
    }

    private <T> Field<List<T>> entries(String name, JsonNode list, int sizeMax, Entry<T> entry) {
        if (!list.isArray()) {
            return problem(at(name), "must be a list, was " + Forms.kind(list));
        }
        if (list.size() > sizeMax) {
            return tooMany(name, list, sizeMax);
        }
        List<Field<T>> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(entry.read(at(name) + "[" + i + "]", list.get(i)));
        }
        return entries.stream().allMatch(Field::isRight)
                ? Field.of(entries.stream().map(Field::get).toList())
                : Field.wrong();
    }

    private <K, T> Field<Map<K, T>> named(
            String name, JsonNode map, int sizeMax, Forms.Form<K> key, Named<K, T> entry) {
        if (!map.isObject()) {
            return problem(at(name), "must be an object, was " + Forms.kind(map));
        }
        if (map.size() > sizeMax) {
            return tooMany(name, map, sizeMax);
        }
        Map<K, Field<T>> entries = new LinkedHashMap<>();
        boolean right = true;
        for (Map.Entry<String, JsonNode> it : map.entries()) {
            String entryPath = at(name) + "." + Forms.shortened(it.getKey());
            Field<K> found = read(entryPath, JsonNode.createStringNode(it.getKey()), key);
            right &= found.isRight();
            if (found.isRight()) {
                entries.put(found.get(), entry.read(found.get(), entryPath, it.getValue()));
            }
        }
        return right && entries.values().stream().allMatch(Field::isRight)
                ? Field.of(values(entries))
                : Field.wrong();
    }

    private static <K, T> Map<K, T> values(Map<K, Field<T>> entries) {
        Map<K, T> values = new LinkedHashMap<>();
        entries.forEach((name, value) -> values.put(name, value.get()));
        return values;
    }

    private <T> Field<T> tooMany(String name, JsonNode many, int sizeMax) {
        return problem(
                at(name), "has " + many.size() + " entries, at most " + sizeMax + " are allowed");
    }

    /**
     * Makes the value as {@link #build} does, and lets it be asked what is wrong in it as a whole:
     * fields that name each other, for example.
     *
     * @param check problems whose fields are paths within this object
     */
    public <T> Field<T> build(Supplier<T> value, Function<T, List<Problem>> check) {
        Field<T> made = build(value);
        if (!made.isRight()) {
            return made;
        }
        List<Problem> found = check.apply(made.get());
        found.forEach(it -> problem(it.field().isEmpty() ? path : at(it.field()), it.reason()));
        return found.isEmpty() ? made : Field.wrong();
    }

    /**
     * Makes the value when all its fields could be read. What the value refuses about itself is a
     * problem of the whole object. Call it last: it also refuses the fields that were not asked
     * for.
     */
    public <T> Field<T> build(Supplier<T> value) {
        int before = problems.size();
        refuseUnknownFields();
        try {
            T made = value.get();
            return problems.size() == before ? Field.of(made) : Field.wrong();
        } catch (Field.WrongFieldException _) {
            return Field.wrong();
        } catch (IllegalArgumentException e) {
            return problem(path, message(e));
        }
    }

    private void refuseUnknownFields() {
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> field : json.entries()) {
                if (!asked.contains(field.getKey())) {
                    problem(at(Forms.shortened(field.getKey())), "unknown field");
                }
            }
        }
    }

    /** What was wrong, in the order of reading; empty when all is well. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private <T> Field<T> read(String fieldPath, JsonNode value, Forms.Form<T> form) {
        try {
            return Field.of(form.read(value));
        } catch (IllegalArgumentException | DateTimeException e) {
            return problem(fieldPath, message(e));
        }
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? "can't be read" : e.getMessage();
    }

    private @Nullable JsonNode find(String name) {
        asked.add(name);
        JsonNode value = json.isObject() ? json.get(name) : null;
        return value == null || value.isNull() ? null : value;
    }

    private <T> Field<T> missing(String name) {
        // an object that is none was named already: its fields are not missing one by one
        return json.isObject() ? problem(at(name), "is missing") : Field.wrong();
    }

    private <T> Field<T> problem(String fieldPath, String reason) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(new Problem(fieldPath, reason));
        }
        return Field.wrong();
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
