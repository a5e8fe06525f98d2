package io.billfold.local.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template, read, checked and resolved. */
public final class Template {
    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Transform",
                    "Description",
                    "Metadata",
                    "Parameters",
                    "Mappings",
                    "Conditions",
                    "Globals",
                    "Resources",
                    "Outputs");

    private final Properties root;
    private final Sections sections;
    private final Map<String, Resource> resources;
    private final Resolution resolution;
    private final Map<String, String> outputs;

    private Template(Properties root, Sections sections) {
        this.root = root;
        this.sections = sections;
        this.resolution = new Resolution(sections);
        this.resources = new LinkedHashMap<>();
        sections.resources().forEach((id, raw) -> resources.put(id, resolution.resource(id, raw)));
        this.outputs = outputs(root, resolution);
    }

    /**
     * Reads a template.
     *
     * @param endpoint where URLs point, for example {@code http://127.0.0.1:4566}
     * @param parameters values of the template's parameters, else their defaults hold
     * @param ifDeclared values of parameters that the template need not have
     * @throws TemplateException at the first thing that cannot be run, with its line
     */
    public static Template read(
            Path path,
            String endpoint,
            Map<String, String> parameters,
            Map<String, String> ifDeclared)
            throws IOException {
        Properties root = Properties.of(YamlReader.read(path));
        for (String section : root.names()) {
            if (!SECTIONS.contains(section)) {
                throw new TemplateException(
                        root.placeOf(section),
                        "section " + section + " is not known; known: " + SECTIONS);
            }
        }
        Parameters values = Parameters.of(root.in("Parameters"), parameters, ifDeclared);
        return new Template(root, Sections.of(endpoint, root, values));
    }

    /**
     * The same template, where references give what was found elsewhere.
     *
     * @param known by {@code Orders} what Ref gives, by {@code Orders.Arn} what GetAtt gives
     */
    public Template withKnown(Map<String, String> known) {
        return new Template(root, sections.withKnown(known));
    }

    /** All resources, in the template's order. */
    public List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    /** The resources of a type. */
    public List<Resource> ofType(String type) {
        return resources.values().stream().filter(it -> it.type().equals(type)).toList();
    }

    /** A resource by its logical id. */
    public Resource resource(String logicalId) {
        Resource resource = resources.get(logicalId);
        if (resource == null) {
            throw new IllegalArgumentException(
                    "no resource "
                            + logicalId
                            + " in the template; there are "
                            + resources.keySet());
        }
        return resource;
    }

    /**
     * What {@code Ref} of a logical id gives: a name, a URL or an ARN, as CloudFormation has it.
     */
    public String physicalId(String logicalId) {
        return resolution.ref(logicalId, resource(logicalId).place());
    }

    /** What {@code GetAtt} of a logical id gives. */
    public String attribute(String logicalId, String attribute) {
        return resolution.attribute(logicalId, attribute, resource(logicalId).place());
    }

    /** The template's outputs. */
    public Map<String, String> outputs() {
        return outputs;
    }

    private static Map<String, String> outputs(Properties root, Resolution resolution) {
        Map<String, String> outputs = new LinkedHashMap<>();
        Properties declared = root.in("Outputs");
        for (String name : declared.names()) {
            Properties output = declared.in(name);
            if (resolution.holds(output)) {
                Value value = output.mapping().fields().get("Value");
                outputs.put(name, value == null ? "" : resolution.text(value));
            }
        }
        return outputs;
    }
}
