package io.billfold.store;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * An item on its way out of a table, read attribute by attribute. Every reader that is not {@code
 * optional...} throws {@link IllegalStateException} naming the attribute that is missing.
 */
record Attributes(Map<String, AttributeValue> item) {
    /**
     * The form that this release reads; each item says its own in {@code form}.
     *
     * @throws IllegalStateException when the item was written by a release after this one
     */
    Attributes requireForm(long known) {
        if (number("form") != known) {
            throw new IllegalStateException(
                    "item "
                            + text(Item.PK)
                            + " has form "
                            + number("form")
                            + "; this release reads form "
                            + known);
        }
        return this;
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    @Nullable String optionalText(String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    long number(String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.n() == null) {
            throw missing(name);
        }
        return Long.parseLong(value.n());
    }

    /** A number that additions make: zero before the first. */
    long sum(String name) {
        return item.containsKey(name) ? number(name) : 0;
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    @Nullable LocalDate optionalDate(String name) {
        String value = optionalText(name);
        return value == null ? null : LocalDate.parse(value);
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    @Nullable Instant optionalInstant(String name) {
        String value = optionalText(name);
        return value == null ? null : Instant.parse(value);
    }

    /** An amount that is stored in minor units of the item's currency. */
    Money minor(String name) {
        return Money.ofMinor(CurrencyUnit.of(text("currency")), number(name));
    }

    /** As {@link #minor}; zero where releases before this one left it out. */
    Money minorOrZero(String name) {
        return Money.ofMinor(CurrencyUnit.of(text("currency")), sum(name));
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException("item " + item.get(Item.PK) + " has no " + name);
    }
}
