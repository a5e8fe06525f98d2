package io.billfold.local.template;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads YAML with CloudFormation's short tags into {@link Value}s. */
final class YamlReader {
    private final String file;

    private YamlReader(String file) {
        this.file = file;
    }

    /** Reads a file. */
    static Value read(Path path) throws IOException {
        try (Reader reader = Files.newBufferedReader(path)) {
            return read(reader, path.getFileName().toString());
        }
    }

    /** Reads a document, called {@code file} in messages. */
    static Value read(Reader reader, String file) {
        try {
            return new YamlReader(file).value(yaml().compose(reader));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new TemplateException(new Place(file, line), "not YAML: " + e.getProblem());
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        return new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new CloudFormationResolver());
    }

    private Value value(Node node) {
        Place place = new Place(file, node.getStartMark().getLine() + 1);
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return call(tag.substring(1), node, place);
        }
        return switch (node) {
            case ScalarNode scalar -> new Value.Scalar(scalar(scalar), place);
            case SequenceNode sequence -> sequence(sequence, place);
            case MappingNode mapping -> mapping(mapping, place);
            default -> throw new TemplateException(place, "an alias or anchor is not understood");
        };
    }

    private Value call(String tag, Node node, Place place) {
        String function = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        Value argument =
                switch (node) {
                    case ScalarNode scalar -> new Value.Scalar(scalar.getValue(), place);
                    case SequenceNode sequence -> sequence(sequence, place);
                    case MappingNode mapping -> fields(mapping, place);
                    default -> throw new TemplateException(place, "!" + tag + " of what?");
                };
        return new Value.Call(function, argument, place);
    }

    private Value.Sequence sequence(SequenceNode node, Place place) {
        List<Value> items = new ArrayList<>();
        node.getValue().forEach(item -> items.add(value(item)));
        return new Value.Sequence(List.copyOf(items), place);
    }

    private Value mapping(MappingNode node, Place place) {
        Value.Mapping mapping = fields(node, place);
        if (mapping.fields().size() == 1) {
            Map.Entry<String, Value> only = mapping.fields().entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Value.Call(only.getKey(), only.getValue(), place);
            }
        }
        return mapping;
    }

    private Value.Mapping fields(MappingNode node, Place place) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            Place at = new Place(file, tuple.getKeyNode().getStartMark().getLine() + 1);
            // a name that stands twice would silently lose the first
            if (fields.put(name, at(value(tuple.getValueNode()), at)) != null) {
                throw new TemplateException(at, name + " stands twice");
            }
        }
        return new Value.Mapping(fields, place);
    }

    /** A named value is looked for at its name, not at the line where its content begins. */
    private static Value at(Value value, Place place) {
        return switch (value) {
            case Value.Scalar scalar -> new Value.Scalar(scalar.value(), place);
            case Value.Sequence sequence -> new Value.Sequence(sequence.items(), place);
            case Value.Mapping mapping -> new Value.Mapping(mapping.fields(), place);
            case Value.Call call -> new Value.Call(call.function(), call.argument(), place);
        };
    }

    private static @Nullable Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return tag.equals(Tag.INT) ? Long.valueOf(text) : text;
    }

    /** YAML 1.1 would make a date of 2012-10-17, a truth value of "on", and 8 of 010. */
    private static final class CloudFormationResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(
                    Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("0|-?[1-9][0-9]{0,17}"), "-0123456789");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
