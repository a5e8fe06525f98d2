package io.billfold.events;

import io.billfold.billing.Checks;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One object within an event of a payment provider. What is read must have its form: everything
 * else throws {@link IllegalArgumentException} with the field's path, for example {@code
 * data.object.charge}.
 */
record ProviderObject(String path, JsonNode json) {
    /** The last second that a provider could mean: a larger number is in milliseconds, or wrong. */
    private static final long SECONDS_MAX = Instant.parse("2999-12-31T23:59:59Z").getEpochSecond();

    private static final int TIME_LENGTH_MAX = 40;
    private static final int DECIMAL_LENGTH_MAX = 32;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,8})?");

    ProviderObject {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "the event" : path)
                            + " must be an object, was "
                            + Forms.kind(json));
        }
    }

    static ProviderObject of(JsonNode json) {
        return new ProviderObject("", json);
    }

    ProviderObject object(String name) {
        return new ProviderObject(at(name), value(name));
    }

    @Nullable ProviderObject objectOrNull(String name) {
        return isNull(name) ? null : object(name);
    }

    List<ProviderObject> list(String name, int sizeMax) {
        JsonNode list = value(name);
        if (!list.isArray() || list.size() > sizeMax) {
            throw wrong(name, "a list of at most " + sizeMax, list);
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> new ProviderObject(at(name) + "[" + i + "]", list.get(i)))
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

    /** A text, or null where the field is left out, null or empty. */
    @Nullable String textOrNull(String name, int lengthMax) {
        JsonNode value = json.get(name);
        boolean isEmpty = value != null && value.isString() && value.getStringValue().isBlank();
        return isEmpty || isNull(name) ? null : text(name, lengthMax);
    }

    String text(String name, int lengthMax) {
        JsonNode value = value(name);
        if (!value.isString()) {
            throw wrong(name, "a text", value);
        }
        return Checks.text(at(name), value.getStringValue(), lengthMax);
    }

    /** A text that is safe in keys, as all ids of providers are. */
    String id(String name) {
        return Checks.id(at(name), text(name, Integer.MAX_VALUE));
    }

    /** The id of another object, which is sent alone or with all of the object. */
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

    /**
     * A time of day with its offset from UTC (RFC 3339), for example {@code 2026-02-03T10:00:00Z}.
     */
    Instant time(String name) {
        String text = text(name, TIME_LENGTH_MAX);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    at(name) + " '" + Forms.shortened(text) + "' is not a time with its offset", e);
        }
    }

    /** An amount as a whole number beside its currency. */
    Money amount(String name, String currency, MinorUnits units) {
        return units.amount(whole(name), text(currency, 3));
    }

    /** An amount as an object of a whole number and its currency. */
    Money amount(String name, MinorUnits units) {
        return object(name).amount("value", "currency", units);
    }

    /** An amount as an object of a decimal, as text, and its currency. */
    Money decimalAmount(String name) {
        ProviderObject amount = object(name);
        String value = amount.text("value", DECIMAL_LENGTH_MAX);
        if (!DECIMAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    amount.at("value") + " '" + Forms.shortened(value) + "' is not a decimal");
        }
        return MinorUnits.decimal(new BigDecimal(value), amount.text("currency_code", 3));
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
