package io.billfold.checks.cloud;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An item of a table as it is stored. */
public record RawItem(Map<String, AttributeValue> attributes) {
    /** Whether it has an attribute. */
    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** An attribute that must be there. */
    public AttributeValue value(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + attributes);
        }
        return value;
    }

    /** A text that must be there. */
    public String text(String name) {
        return value(name).s();
    }

    /** A text, or an empty one when it isn't there. */
    public String textOrEmpty(String name) {
        return has(name) ? text(name) : "";
    }

    /** A whole number that must be there. */
    public long number(String name) {
        return Long.parseLong(value(name).n());
    }

    /** A whole number, or 0 when it isn't there. */
    public long numberOrZero(String name) {
        return has(name) ? number(name) : 0;
    }

    /** Hands over every number. */
    public void eachNumber(BiConsumer<String, Long> consumer) {
        attributes.forEach(
                (name, value) ->
                        Optional.ofNullable(value.n())
                                .ifPresent(number -> consumer.accept(name, Long.valueOf(number))));
    }
}
