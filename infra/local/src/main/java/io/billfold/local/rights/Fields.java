package io.billfold.local.rights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a few fields out of a JSON object without building it, and no further than needed: each
 * call of a function passes here. What is no JSON has no fields; the service refuses it.
 */
final class Fields {
    private static final JsonFactory JSON = new JsonFactory();

    private Fields() {}

    /** A text of the object itself. */
    static Optional<String> text(byte[] body, String name) {
        return Optional.ofNullable(texts(body, Set.of(name)).get(name));
    }

    /** Texts of the object itself, those that are there. */
    static Map<String, String> texts(byte[] body, Set<String> names) {
        return read(body, parser -> texts(parser, names, true), Map.of());
    }

    /** A text of each object in a list; empty where it is not there. */
    static List<String> each(byte[] body, String list, String name) {
        return read(
                body,
                parser -> {
                    List<String> texts = new ArrayList<>();
                    if (goTo(parser, list)) {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            texts.add(texts(parser, Set.of(name), false).getOrDefault(name, ""));
                        }
                    }
                    return texts;
                },
                List.of());
    }

    /** The names inside an object of the object. */
    static List<String> names(byte[] body, String object) {
        return read(
                body,
                parser -> {
                    List<String> names = new ArrayList<>();
                    if (goTo(parser, object)) {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            names.add(parser.currentName());
                            parser.nextToken();
                            parser.skipChildren();
                        }
                    }
                    return names;
                },
                List.of());
    }

    /**
     * A field of a named object.
     *
     * @param object its name
     * @param text empty if the field is not there
     */
    record Inside(String object, String text) {}

    /** In a list of objects that each hold a named one: that name, and a text of the named one. */
    static List<Inside> eachInside(byte[] body, String list, String name) {
        return read(
                body,
                parser -> {
                    List<Inside> found = new ArrayList<>();
                    if (goTo(parser, list)) {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            inside(parser, name, found);
                        }
                    }
                    return found;
                },
                List.of());
    }

    private static void inside(JsonParser parser, String name, List<Inside> found)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String object = parser.currentName();
            parser.nextToken();
            String text = texts(parser, Set.of(name), false).getOrDefault(name, "");
            found.add(new Inside(object, text));
        }
    }

    /** Reads the object that the parser stands at, to its end, or until all is found. */
    private static Map<String, String> texts(JsonParser parser, Set<String> names, boolean stop)
            throws IOException {
        Map<String, String> found = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.contains(name)) {
                found.put(name, parser.getText());
            }
            if (stop && found.size() == names.size()) {
                break;
            }
            parser.skipChildren();
        }
        return found;
    }

    private static boolean goTo(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals(name)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    private static <T> T read(byte[] body, Reading<T> reading, T otherwise) {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? reading.from(parser) : otherwise;
        } catch (IOException notJson) {
            return otherwise;
        }
    }
}
