package io.billfold.local.template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CloudFormation's intrinsic functions, as far as they are supported. */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    /** What a reference gives. */
    @FunctionalInterface
    interface References {
        String ref(String name, Place place);
    }

    /** What an attribute gives. */
    @FunctionalInterface
    interface Attributes {
        String attribute(String id, String attribute, Place place);
    }

    private final Properties mappings;
    private final Conditions conditions;
    private final References references;
    private final Attributes attributes;

    Intrinsics(
            Properties mappings,
            Conditions conditions,
            References references,
            Attributes attributes) {
        this.mappings = mappings;
        this.conditions = conditions;
        this.references = references;
        this.attributes = attributes;
    }

    /** Evaluates a call; null is AWS::NoValue. */
    @Nullable Value call(Value.Call call, Function<Value, @Nullable Value> resolve) {
        Place place = call.place();
        return switch (call.function()) {
            case "Ref" -> ref(call);
            case "Fn::If" -> {
                List<Value> terms = terms(call, 3);
                yield resolve.apply(terms.get(conditions.holds(terms.getFirst()) ? 1 : 2));
            }
            case "Fn::GetAtt" -> scalar(getAtt(call, resolve), place);
            case "Fn::Sub" -> scalar(sub(call, resolve), place);
            case "Fn::Join" -> scalar(join(call, resolve), place);
            case "Fn::Select" -> select(call, resolve);
            case "Fn::Split" -> split(call, resolve);
            case "Fn::FindInMap" -> findInMap(call, resolve);
            default ->
                    throw new TemplateException(
                            place,
                            call.function()
                                    + " is not supported; supported: Ref, GetAtt, Sub, Join, If, Select,"
                                    + " Split, FindInMap, Equals, Not, And, Or");
        };
    }

    private @Nullable Value ref(Value.Call call) {
        String name = call.argument().toString();
        return name.equals("AWS::NoValue")
                ? null
                : scalar(references.ref(name, call.place()), call.place());
    }

    private String getAtt(Value.Call call, Function<Value, @Nullable Value> resolve) {
        if (call.argument() instanceof Value.Sequence) {
            List<Value> terms = terms(call, 2);
            return attributes.attribute(
                    terms.get(0).toString(), text(terms.get(1), resolve), call.place());
        }
        return attribute(call.argument().toString(), call.place());
    }

    private String attribute(String dotted, Place place) {
        String[] parts = dotted.split("\\.", 2);
        if (parts.length < 2) {
            throw new TemplateException(place, "GetAtt needs Resource.Attribute, not " + dotted);
        }
        return attributes.attribute(parts[0], parts[1], place);
    }

    private String sub(Value.Call call, Function<Value, @Nullable Value> resolve) {
        if (call.argument() instanceof Value.Scalar) {
            return sub(call.argument().toString(), Map.of(), call.place(), resolve);
        }
        List<Value> terms = terms(call, 2);
        Map<String, Value> own = Properties.of(terms.get(1)).mapping().fields();
        return sub(terms.getFirst().toString(), own, call.place(), resolve);
    }

    private String sub(
            String text,
            Map<String, Value> own,
            Place place,
            Function<Value, @Nullable Value> resolve) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        match -> {
                            String name = match.group(2).trim();
                            return Matcher.quoteReplacement(
                                    match.group(1).isEmpty()
                                            ? variable(name, own, place, resolve)
                                            : "${" + name + "}");
                        });
    }

    private String variable(
            String name,
            Map<String, Value> own,
            Place place,
            Function<Value, @Nullable Value> resolve) {
        Value value = own.get(name);
        if (value != null) {
            return text(value, resolve);
        }
        return name.contains(".") ? attribute(name, place) : references.ref(name, place);
    }

    private String join(Value.Call call, Function<Value, @Nullable Value> resolve) {
        List<Value> terms = terms(call, 2);
        return items(terms.get(1), resolve)
                .map(String::valueOf)
                .collect(Collectors.joining(terms.get(0).toString()));
    }

    private Value select(Value.Call call, Function<Value, @Nullable Value> resolve) {
        List<Value> terms = terms(call, 2);
        List<Value> items = items(terms.get(1), resolve).toList();
        int index = Integer.parseInt(text(terms.get(0), resolve));
        if (index < 0 || index >= items.size()) {
            throw new TemplateException(
                    call.place(), "Select of item " + index + " out of " + items.size());
        }
        return items.get(index);
    }

    private Value split(Value.Call call, Function<Value, @Nullable Value> resolve) {
        List<Value> terms = terms(call, 2);
        String separator = Pattern.quote(terms.get(0).toString());
        List<Value> parts =
                Stream.of(text(terms.get(1), resolve).split(separator, -1))
                        .map(part -> scalar(part, call.place()))
                        .toList();
        return new Value.Sequence(parts, call.place());
    }

    private Value findInMap(Value.Call call, Function<Value, @Nullable Value> resolve) {
        List<Value> terms = terms(call, 3);
        Properties map = mappings.in(text(terms.get(0), resolve));
        Properties row = map.in(text(terms.get(1), resolve));
        Value found = row.mapping().fields().get(text(terms.get(2), resolve));
        if (found == null) {
            throw new TemplateException(call.place(), "FindInMap finds nothing");
        }
        return found;
    }

    private static Stream<Value> items(Value value, Function<Value, @Nullable Value> resolve) {
        Value resolved = resolve.apply(value);
        if (resolved instanceof Value.Sequence sequence) {
            return sequence.items().stream();
        }
        // a comma-delimited parameter
        return Stream.of(String.valueOf(resolved).split(","))
                .map(part -> scalar(part.trim(), value.place()));
    }

    private static String text(Value value, Function<Value, @Nullable Value> resolve) {
        if (resolve.apply(value) instanceof Value.Scalar scalar) {
            return String.valueOf(scalar.value());
        }
        throw new TemplateException(value.place(), "expected a single value");
    }

    private static List<Value> terms(Value.Call call, int count) {
        if (call.argument() instanceof Value.Sequence sequence
                && sequence.items().size() == count) {
            return sequence.items();
        }
        throw new TemplateException(call.place(), call.function() + " needs a list of " + count);
    }

    private static Value scalar(String text, Place place) {
        return new Value.Scalar(text, place);
    }
}
