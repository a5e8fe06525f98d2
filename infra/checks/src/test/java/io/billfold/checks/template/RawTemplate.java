package io.billfold.checks.template;

import io.billfold.checks.Repository;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * template.yaml as it stands, nothing resolved: {@code !Ref Orders} is the text {@code Ref Orders},
 * {@code !GetAtt Orders.Arn} is {@code GetAtt Orders.Arn}. It shares no code with the local cloud's
 * reader, so that a mistake there is not repeated here.
 */
public final class RawTemplate {
    private static final Map<String, Object> ROOT = read();

    private RawTemplate() {}

    /** A resource and its properties. */
    public record Declared(String id, String type, Map<String, Object> whole) {
        /** What stands at a path of names below Properties; null when it isn't there. */
        public @Nullable Object at(String path) {
            return RawTemplate.at(whole.getOrDefault("Properties", Map.of()), path);
        }

        /** The text at a path; empty when there is none. */
        public String text(String path) {
            Object found = at(path);
            return found == null ? "" : found.toString();
        }

        /** The entries of a list at a path, or its one value; empty when there is none. */
        public List<Object> list(String path) {
            return asList(at(path));
        }

        /** The named values at a path; empty when there are none. */
        public Map<String, Object> map(String path) {
            return asMap(at(path));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Every resource of a type. */
    public static List<Declared> ofType(String type) {
        return resources().filter(it -> it.type().equals(type)).toList();
    }

    /** Every resource. */
    public static Stream<Declared> resources() {
        return asMap(ROOT.get("Resources")).entrySet().stream()
                .map(it -> declared(it.getKey(), asMap(it.getValue())));
    }

    /** One resource, which must be there. */
    public static Declared resource(String id) {
        return resources()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("template.yaml has no resource " + id));
    }

    /** A section of the template, for example {@code Parameters}; empty when it isn't there. */
    public static Map<String, Object> section(String name) {
        return asMap(ROOT.get(name));
    }

    /** What stands at a path of names below Globals.Function; null when it isn't there. */
    public static @Nullable Object global(String path) {
        return at(ROOT, "Globals.Function." + path);
    }

    /** The resource that a Ref, GetAtt or the first name of a Sub points to. */
    public static String target(Object reference) {
        String text = reference.toString();
        String name =
                text.startsWith("Sub ")
                        ? text.replaceFirst("[^$]*\\$\\{([A-Za-z0-9.:]+)}.*", "$1")
                        : text.substring(text.indexOf(' ') + 1);
        return name.replaceFirst("\\..*", "");
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    public static List<Object> asList(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> (List<Object>) list;
            default -> List.of(value);
        };
    }

    private static Declared declared(String id, Map<String, Object> whole) {
        return new Declared(id, String.valueOf(whole.get("Type")), whole);
    }

    private static @Nullable Object at(Object from, String path) {
        Object found = from;
        for (String name : path.split("\\.", -1)) {
            found = asMap(found).get(name);
        }
        return found;
    }

    private static Map<String, Object> read() {
        try (Reader reader = Files.newBufferedReader(Repository.template())) {
            return asMap(new Yaml(new Tags()).load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One constructor for everything that begins with an exclamation mark. */
    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new Call());
        }

        private final class Call extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                String function = node.getTag().getValue().substring(1);
                return switch (node) {
                    case ScalarNode scalar -> function + " " + scalar.getValue();
                    case SequenceNode list -> function + " " + constructSequence(list);
                    case MappingNode map ->
                            function + " " + new LinkedHashMap<>(constructMapping(map));
                    default -> throw new IllegalStateException("!" + function + " of what?");
                };
            }
        }
    }
}
