package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What stands for the placeholders of a request's expressions.
 *
 * @param names by {@code #name}
 * @param values by {@code :value}
 */
record Terms(Map<String, String> names, Map<String, AttributeValue> values) {
    /**
     * Checks that each placeholder is used and each used one is there.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException as DynamoDB does
     */
    Terms checkedFor(Set<String> placeholders) {
        for (String placeholder : placeholders) {
            if (!names.containsKey(placeholder) && !values.containsKey(placeholder)) {
                throw Refusal.validation(
                        "An expression uses a placeholder that is not defined: " + placeholder);
            }
        }
        if (placeholders.size() != names.size() + values.size()) {
            throw Refusal.validation(
                    "Value unused in expressions: names "
                            + names.keySet()
                            + ", values "
                            + values.keySet());
        }
        return this;
    }

    /** An attribute's name, which stands for itself or behind a placeholder. */
    String name(String path) {
        return path.startsWith("#") ? Objects.requireNonNull(names.get(path)) : path;
    }

    AttributeValue value(String placeholder) {
        return Objects.requireNonNull(values.get(placeholder));
    }
}
