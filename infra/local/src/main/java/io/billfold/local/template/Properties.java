package io.billfold.local.template;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolved properties, read by name; what has the wrong shape stops with its place.
 *
 * @param mapping what stands in the template
 */
public record Properties(Value.Mapping mapping) {

    /** No properties. */
    public static Properties none(Place place) {
        return new Properties(new Value.Mapping(Map.of(), place));
    }

    /** Properties out of a value that must be a mapping. */
    public static Properties of(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return new Properties(mapping);
        }
        throw new TemplateException(value.place(), "expected named values");
    }

    public Place place() {
        return mapping.place();
    }

    public boolean has(String name) {
        return mapping.fields().containsKey(name);
    }

    /** The names, in the order in which they stand. */
    public Iterable<String> names() {
        return mapping.fields().keySet();
    }

    /** Where a property stands; the whole, if it does not. */
    public Place placeOf(String name) {
        Value value = mapping.fields().get(name);
        return value == null ? place() : value.place();
    }

    /** A text; numbers and truth values as they are written. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(scalar(name)).map(String::valueOf);
    }

    /** A text that must be there. */
    public String required(String name) {
        return text(name)
                .orElseThrow(
                        () -> new TemplateException(place(), "property " + name + " is missing"));
    }

    /** A whole number. */
    public int number(String name, int otherwise) {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new TemplateException(
                    placeOf(name), name + " is not a whole number: " + text.get());
        }
    }

    /** A truth value. */
    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** Properties inside; none if absent. */
    public Properties in(String name) {
        Value value = mapping.fields().get(name);
        return value == null ? none(place()) : of(value);
    }

    /** A list; a single value is a list of one. */
    public List<Value> list(String name) {
        Value value = mapping.fields().get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
    }

    /** A list of named values. */
    public List<Properties> each(String name) {
        return list(name).stream().map(Properties::of).toList();
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** Texts by name. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        in(name).mapping.fields().forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    /** A property as JSON. */
    public Optional<JsonNode> json(String name) {
        return Optional.ofNullable(mapping.fields().get(name)).map(Value::json);
    }

    private @Nullable Object scalar(String name) {
        Value value = mapping.fields().get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Scalar scalar) {
            return scalar.value();
        }
        throw new TemplateException(value.place(), name + " is not a single value");
    }
}
