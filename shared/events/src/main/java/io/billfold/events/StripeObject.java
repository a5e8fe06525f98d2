package io.billfold.events;

import io.billfold.billing.Checks;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One object within an event of Stripe. What is read must have its form: everything else throws
 * {@link IllegalArgumentException} with the field's path, for example {@code data.object.charge}.
 */
record StripeObject(String path, JsonNode json) {
    /** The last second that Stripe could mean: a larger number is in milliseconds, or wrong. */
    private static final long SECONDS_MAX = Instant.parse("2999-12-31T23:59:59Z").getEpochSecond();

    StripeObject {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "the event" : path)
                            + " must be an object, was "
                            + Forms.kind(json));
        }
    }

    static StripeObject of(JsonNode json) {
        return new StripeObject("", json);
    }

    StripeObject object(String name) {
        return new StripeObject(at(name), value(name));
    }

    @Nullable StripeObject objectOrNull(String name) {
        return isNull(name) ? null : object(name);
    }

    List<StripeObject> list(String name, int sizeMax) {
        JsonNode list = value(name);
        if (!list.isArray() || list.size() > sizeMax) {
            throw wrong(name, "a list of at most " + sizeMax, list);
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> new StripeObject(at(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    /** Whether the field is left out or null. */
    boolean isNull(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull();
    }

    boolean isFalse(String name) {
        return !isNull(name) && value(name).isBoolean() && !value(name).getBooleanValue();
    }

    String text(String name, int lengthMax) {
        JsonNode value = value(name);
        if (!value.isString()) {
            throw wrong(name, "a text", value);
        }
        return Checks.text(at(name), value.getStringValue(), lengthMax);
    }

    /** A text that is safe in keys, as all of Stripe's ids and types are. */
    String id(String name) {
        return Checks.id(at(name), text(name, Integer.MAX_VALUE));
    }

    /** The id of another object, which Stripe sends alone or with all of the object. */
    String reference(String name) {
        return value(name).isObject() ? object(name).id("id") : id(name);
    }

    Instant instant(String name) {
        long seconds = whole(name);
        if (seconds < 0 || seconds > SECONDS_MAX) {
            throw wrong(name, "a time in seconds since 1970", value(name));
        }
        return Instant.ofEpochSecond(seconds);
    }

    Money amount(String name, String currency) {
        return StripeAmount.of(whole(name), text(currency, 3));
    }

    /** Fractions are refused by their type, before anybody expands 1e999999999. */
    private long whole(String name) {
        JsonNode value = value(name);
        if (value.isNumber()
                && (value.getNumberValue() instanceof Integer
                        || value.getNumberValue() instanceof Long)) {
            return value.getLongValue();
        }
        throw wrong(name, "a whole number of at most 64 bits", value);
    }

    private JsonNode value(String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException(at(name) + " is missing");
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String expected, JsonNode was) {
        return new IllegalArgumentException(
                at(name) + " must be " + expected + ", was " + Forms.kind(was));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
