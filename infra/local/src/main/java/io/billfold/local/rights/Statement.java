package io.billfold.local.rights;

import io.billfold.local.template.Place;
import io.billfold.local.template.Properties;
import io.billfold.local.template.TemplateException;
import io.billfold.local.template.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement of a policy, as it stands in the template.
 *
 * @param properties of an effect, actions and resources, each of them checked
 */
record Statement(Properties properties) {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    Statement {
        for (String element : properties.names()) {
            if (!ELEMENTS.contains(element)) {
                throw new TemplateException(
                        properties.placeOf(element),
                        element + " in a policy is not enforced locally; enforced: " + ELEMENTS);
            }
        }
        String effect = properties.required("Effect");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new TemplateException(
                    properties.placeOf("Effect"), "Effect is Allow or Deny, not " + effect);
        }
        named(properties, "Action");
        named(properties, "Resource");
    }

    /** The statements of a policy's document that can hold here. */
    static List<Statement> all(Properties document) {
        return document.each("Statement").stream()
                .map(Statement::new)
                .filter(it -> !it.isAboutPlainHttp())
                .toList();
    }

    boolean allows() {
        return properties.required("Effect").equals("Allow");
    }

    Place place() {
        return properties.place();
    }

    Properties condition() {
        return properties.in("Condition");
    }

    /**
     * Each action on each resource, for a role.
     *
     * @throws TemplateException if it holds only sometimes
     */
    List<Permission> permissions(String role) {
        if (properties.has("Condition") || properties.has("Principal")) {
            throw new TemplateException(
                    place(), role + ": Condition and Principal in a role are not enforced locally");
        }
        List<Permission> permissions = new ArrayList<>();
        for (String action : properties.texts("Action")) {
            for (Value resource : properties.list("Resource")) {
                Grant grant = new Grant(role, action, resource.toString(), resource.place());
                permissions.add(new Permission(allows(), grant));
            }
        }
        return permissions;
    }

    /** Whether it is about one of its actions on an ARN. */
    boolean isAbout(Need need) {
        return properties.texts("Action").stream()
                        .anyMatch(it -> Glob.action(it).matcher(need.action()).matches())
                && properties.texts("Resource").stream()
                        .anyMatch(it -> ArnPattern.of(it).matches(need.resource()));
    }

    /** Denies what does not come over TLS: this port stands for AWS's, which has it. */
    private boolean isAboutPlainHttp() {
        Optional<String> secure = condition().in("Bool").text("aws:SecureTransport");
        return !allows() && secure.filter("false"::equals).isPresent();
    }

    private static void named(Properties properties, String element) {
        for (Value value : properties.list(element)) {
            if (!(value instanceof Value.Scalar) || value.toString().contains("${")) {
                throw new TemplateException(
                        value.place(), element + " is not a plain text: " + value);
            }
        }
        if (properties.list(element).isEmpty()) {
            throw new TemplateException(properties.place(), element + " is missing");
        }
    }
}
