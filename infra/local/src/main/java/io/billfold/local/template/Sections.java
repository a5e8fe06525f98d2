package io.billfold.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template's sections, not resolved yet.
 *
 * @param endpoint where URLs point
 * @param resources by logical id, functions merged with the globals
 * @param known what references give whatever else would follow, as {@code Orders} and {@code
 *     Orders.Arn}
 */
record Sections(
        String endpoint,
        Parameters parameters,
        Properties mappings,
        Properties conditions,
        Map<String, Properties> resources,
        Map<String, String> known) {
    private static final String FUNCTION = "AWS::Serverless::Function";

    static Sections of(String endpoint, Properties root, Parameters parameters) {
        Properties globals = root.in("Globals");
        for (String name : globals.names()) {
            if (!name.equals("Function")) {
                throw new TemplateException(
                        globals.placeOf(name),
                        "Globals." + name + " is not supported; supported: Function");
            }
        }
        Value.Mapping shared = globals.in("Function").mapping();
        Map<String, Properties> resources = new LinkedHashMap<>();
        Properties declared = root.in("Resources");
        for (String id : declared.names()) {
            resources.put(id, withGlobals(declared.in(id), shared));
        }
        return new Sections(
                endpoint,
                parameters,
                root.in("Mappings"),
                root.in("Conditions"),
                resources,
                Map.of());
    }

    Sections withKnown(Map<String, String> value) {
        return new Sections(
                endpoint, parameters, mappings, conditions, new LinkedHashMap<>(resources), value);
    }

    private static Properties withGlobals(Properties resource, Value.Mapping shared) {
        if (!resource.required("Type").equals(FUNCTION)) {
            return resource;
        }
        Map<String, Value> fields = new LinkedHashMap<>(resource.mapping().fields());
        Value own = fields.getOrDefault("Properties", Properties.none(resource.place()).mapping());
        fields.put("Properties", merged(shared, own));
        return new Properties(new Value.Mapping(fields, resource.place()));
    }

    /**
     * SAM's rule: names are united, lists are joined, of single values the function's own holds.
     */
    private static Value merged(Value shared, Value own) {
        if (shared instanceof Value.Mapping left && own instanceof Value.Mapping right) {
            Map<String, Value> fields = new LinkedHashMap<>(left.fields());
            right.fields().forEach((name, value) -> fields.merge(name, value, Sections::merged));
            return new Value.Mapping(fields, right.place());
        }
        if (shared instanceof Value.Sequence left && own instanceof Value.Sequence right) {
            List<Value> items = new ArrayList<>(left.items());
            items.addAll(right.items());
            return new Value.Sequence(items, right.place());
        }
        return own;
    }
}
