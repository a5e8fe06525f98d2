package io.billfold.local.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters' values and the pseudo parameters.
 *
 * @param values by name
 */
record Parameters(Map<String, String> values) {
    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";
    static final String STACK = "billfold";

    private static final Map<String, String> PSEUDO =
            Map.of(
                    "AWS::Region",
                    REGION,
                    "AWS::AccountId",
                    ACCOUNT,
                    "AWS::StackName",
                    STACK,
                    "AWS::StackId",
                    "arn:aws:cloudformation:"
                            + REGION
                            + ":"
                            + ACCOUNT
                            + ":stack/"
                            + STACK
                            + "/local",
                    "AWS::Partition",
                    "aws",
                    "AWS::URLSuffix",
                    "amazonaws.com");

    Parameters {
        values = Map.copyOf(values);
    }

    static Parameters of(
            Properties declared, Map<String, String> given, Map<String, String> ifDeclared) {
        Map<String, String> values = new HashMap<>(PSEUDO);
        Map<String, String> wanted = new LinkedHashMap<>(ifDeclared);
        wanted.keySet().removeIf(name -> !declared.has(name));
        wanted.putAll(given);
        requireDeclared(wanted.keySet(), declared);
        for (String name : declared.names()) {
            values.put(name, value(name, declared, wanted));
        }
        return new Parameters(values);
    }

    private static void requireDeclared(Set<String> names, Properties declared) {
        for (String name : names) {
            if (!declared.has(name)) {
                throw new IllegalArgumentException("the template has no parameter " + name);
            }
        }
    }

    private static String value(String name, Properties declared, Map<String, String> wanted) {
        Properties parameter = declared.in(name);
        String value =
                Optional.ofNullable(wanted.get(name))
                        .or(() -> parameter.text("Default"))
                        .orElseThrow(
                                () ->
                                        new TemplateException(
                                                parameter.place(),
                                                "parameter "
                                                        + name
                                                        + " has no default: give it a value"));
        List<String> allowed = parameter.texts("AllowedValues");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new TemplateException(
                    parameter.place(),
                    "parameter " + name + " is " + value + ", allowed: " + allowed);
        }
        return value;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
