package io.billfold.events;

import io.billfold.billing.Problem;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return value == null
                ? missing(name)
                : part.apply(new FieldReader(at(name), value, problems));
    }

    /** An object that may be left out or null. */
    public <T> Field<T> objectOrNull(String name, Function<FieldReader, Field<T>> part) {
        return find(name) == null ? Field.of(null) : object(name, part);
    }

    /** A list of objects that must be there, each read by its own reader. */
    public <T> Field<List<T>> list(String name, int sizeMax, Function<FieldReader, Field<T>> part) {
        JsonNode value = find(name);
        if (value == null) {
            return missing(name);
        }
        if (!value.isArray()) {
            return problem(at(name), "must be a list, was " + Forms.kind(value));
        }
        if (value.size() > sizeMax) {
            return problem(
                    at(name),
                    "has " + value.size() + " entries, at most " + sizeMax + " are allowed");
        }
        return entries(at(name), value, part);
    }

    private <T> Field<List<T>> entries(
            String listPath, JsonNode list, Function<FieldReader, Field<T>> part) {
        List<Field<T>> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(
                    part.apply(new FieldReader(listPath + "[" + i + "]", list.get(i), problems)));
        }
        return entries.stream().allMatch(Field::isRight)
                ? Field.of(entries.stream().map(Field::get).toList())
                : Field.wrong();
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
