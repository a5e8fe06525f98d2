package io.billfold.local.template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Resolves references between resources, in whatever order they stand. */
final class Resolution {
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "Type",
                    "Properties",
                    "Condition",
                    "DependsOn",
                    "DeletionPolicy",
                    "UpdateReplacePolicy",
                    "Metadata");

    private final Sections sections;
    private final Supported supported = Supported.load();
    private final Conditions conditions;
    private final Intrinsics intrinsics;
    private final Set<String> naming = new LinkedHashSet<>();

    Resolution(Sections sections) {
        this.sections = sections;
        this.conditions = new Conditions(sections.conditions(), this::text);
        this.intrinsics =
                new Intrinsics(sections.mappings(), conditions, this::ref, this::attribute);
        Map<String, Properties> all = sections.resources();
        // a resource whose condition does not hold is not there
        all.entrySet().removeIf(entry -> !holds(entry.getValue()));
    }

    /** Whether the condition of a resource or output holds. */
    boolean holds(Properties declared) {
        Value condition = declared.mapping().fields().get("Condition");
        return condition == null || conditions.holds(condition);
    }

    /** A value with all its intrinsic functions resolved; null where it is AWS::NoValue. */
    @Nullable Value value(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> scalar;
            case Value.Sequence sequence -> sequence(sequence);
            case Value.Mapping mapping -> mapping(mapping);
            case Value.Call call -> intrinsics.call(call, this::value);
        };
    }

    /** A value that must come out as a single one. */
    String text(Value value) {
        Value resolved = value(value);
        if (resolved instanceof Value.Scalar scalar) {
            return String.valueOf(scalar.value());
        }
        throw new TemplateException(value.place(), "expected a single value");
    }

    /** A resource, checked against what is supported. */
    Resource resource(String id, Properties raw) {
        for (String attribute : raw.names()) {
            if (!ATTRIBUTES.contains(attribute)) {
                throw new TemplateException(
                        raw.placeOf(attribute),
                        id + ": " + attribute + " is not supported; supported: " + ATTRIBUTES);
            }
        }
        String type = raw.required("Type");
        Value.Mapping declared = raw.in("Properties").mapping();
        Properties properties = new Properties(mapping(declared));
        supported.check(id, type, raw.placeOf("Type"), properties);
        return new Resource(id, type, properties, raw.place());
    }

    /** What Ref gives. */
    String ref(String name, Place place) {
        String known = sections.known().get(name);
        if (known != null) {
            return known;
        }
        Optional<String> parameter = sections.parameters().value(name);
        if (parameter.isPresent()) {
            return parameter.get();
        }
        int dot = name.indexOf('.');
        if (dot > 0) {
            // SAM: Ref of Function.Version or Function.Alias
            return attribute(name.substring(0, dot), "Arn", place);
        }
        return named(name, place, names -> names.ref(name, place));
    }

    /** What GetAtt gives. */
    String attribute(String id, String attribute, Place place) {
        String known = sections.known().get(id + "." + attribute);
        return known == null
                ? named(id, place, names -> names.attribute(id, attribute, place))
                : known;
    }

    private String named(String id, Place place, Function<PhysicalNames, String> question) {
        Properties raw = sections.resources().get(id);
        if (raw == null && id.endsWith("Role")) {
            raw = sections.resources().get(id.substring(0, id.length() - "Role".length()));
        }
        if (raw == null) {
            throw new TemplateException(
                    place, id + " is neither a parameter nor a resource that is created");
        }
        if (!naming.add(id)) {
            throw new TemplateException(place, "the names of " + naming + " need one another");
        }
        try {
            return question.apply(new PhysicalNames(raw, sections.endpoint(), this::text));
        } finally {
            naming.remove(id);
        }
    }

    private Value.Sequence sequence(Value.Sequence sequence) {
        List<Value> items = new ArrayList<>();
        for (Value item : sequence.items()) {
            Value resolved = value(item);
            if (resolved != null) {
                items.add(resolved);
            }
        }
        return new Value.Sequence(items, sequence.place());
    }

    private Value.Mapping mapping(Value.Mapping mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        mapping.fields()
                .forEach(
                        (name, field) -> {
                            Value resolved = value(field);
                            if (resolved != null) {
                                fields.put(name, resolved);
                            }
                        });
        return new Value.Mapping(fields, mapping.place());
    }
}
