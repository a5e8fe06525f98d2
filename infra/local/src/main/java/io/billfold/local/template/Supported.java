package io.billfold.local.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The list of what is supported, and the check against it. */
final class Supported {
    private static final String FILE = "supported.yaml";
    private static final String FUNCTION = "AWS::Serverless::Function";

    private final Properties known;

    private Supported(Properties known) {
        this.known = known;
    }

    static Supported load() {
        InputStream list = Objects.requireNonNull(Supported.class.getResourceAsStream(FILE), FILE);
        try (Reader reader = new InputStreamReader(list, StandardCharsets.UTF_8)) {
            return new Supported(Properties.of(YamlReader.read(reader, FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a resource.
     *
     * @throws TemplateException at its first property that is not known
     */
    void check(String id, String type, Place place, Properties properties) {
        Properties types = known.in("Resources");
        if (!types.has(type)) {
            throw new TemplateException(
                    place,
                    id
                            + ": resource type "
                            + type
                            + " is not supported; supported: "
                            + types.names());
        }
        check(type + " " + id, properties, types.in(type));
        if (type.equals(FUNCTION)) {
            Properties events = properties.in("Events");
            for (String name : events.names()) {
                checkEvent(id + ".Events." + name, events.in(name));
            }
        }
    }

    private void checkEvent(String path, Properties event) {
        Properties types = known.in("Events");
        String type = event.required("Type");
        if (!types.has(type)) {
            throw new TemplateException(
                    event.placeOf("Type"),
                    path
                            + ": event type "
                            + type
                            + " is not supported; supported: "
                            + types.names());
        }
        check(path, event.in("Properties"), types.in(type));
    }

    private static void check(String path, Properties properties, Properties allowed) {
        for (String name : properties.names()) {
            if (!allowed.has(name)) {
                throw new TemplateException(
                        properties.placeOf(name),
                        path
                                + ": property "
                                + name
                                + " is not supported; supported: "
                                + allowed.names());
            }
            Value inside = allowed.mapping().fields().get(name);
            if (inside instanceof Value.Mapping nested) {
                for (Value value : properties.list(name)) {
                    check(path + "." + name, Properties.of(value), new Properties(nested));
                }
            }
        }
    }
}
