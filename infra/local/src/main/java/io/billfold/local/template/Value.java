package io.billfold.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What stands in a template, with its place. */
public sealed interface Value {
    /** Where it begins. */
    Place place();

    /** A text, number, truth value or nothing. */
    record Scalar(@Nullable Object value, Place place) implements Value {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A list. */
    record Sequence(List<Value> items, Place place) implements Value {}

    /** Named values, in the order in which they stand. */
    record Mapping(Map<String, Value> fields, Place place) implements Value {}

    /**
     * An intrinsic function, in its short or its long form.
     *
     * @param function for example {@code Ref} or {@code Fn::Sub}
     */
    record Call(String function, Value argument, Place place) implements Value {}

    /**
     * The value as JSON.
     *
     * @throws TemplateException at an intrinsic function that was not resolved
     */
    default JsonNode json() {
        return switch (this) {
            case Scalar scalar -> Json.tree(scalar.value);
            case Sequence sequence -> {
                ArrayNode array = Json.array();
                sequence.items.forEach(item -> array.add(item.json()));
                yield array;
            }
            case Mapping mapping -> {
                ObjectNode object = Json.object();
                mapping.fields.forEach((name, field) -> object.set(name, field.json()));
                yield object;
            }
            case Call call ->
                    throw new TemplateException(call.place, call.function + " is not resolved");
        };
    }
}
