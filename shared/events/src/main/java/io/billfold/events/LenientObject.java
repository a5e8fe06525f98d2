package io.billfold.events;

import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a provider's event from which nothing is decided: what is missing or has another form
 * is null, and never refuses the event.
 */
record LenientObject(@Nullable JsonNode json) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static LenientObject of(JsonNode json) {
        return new LenientObject(json.isObject() ? json : null);
    }

    LenientObject object(String name) {
        JsonNode found = json == null ? null : json.get(name);
        return new LenientObject(found != null && found.isObject() ? found : null);
    }

    /**
     * A text without characters that end a line; null for an empty one and one that is too long.
     */
    @Nullable String text(String name) {
        JsonNode found = json == null ? null : json.get(name);
        String text = found != null && found.isString() ? found.getStringValue().strip() : "";
        boolean isFit =
                !text.isEmpty()
                        && text.length() <= ChargeTraits.LENGTH_MAX
                        && text.chars().noneMatch(Character::isISOControl);
        return isFit ? text : null;
    }

    /** A text that may stand in a key. */
    @Nullable String name(String name) {
        String text = text(name);
        return text != null && NAME.matcher(text).matches() ? text : null;
    }

    /** Some texts in one line; null when there is none of them. */
    @Nullable String joined(String... names) {
        String line =
                Stream.of(names)
                        .map(this::text)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return line.isEmpty() || line.length() > ChargeTraits.LENGTH_MAX ? null : line;
    }

    /** By what is known of the network and of the merchant id. */
    static Acquired acquired(@Nullable String scheme, @Nullable String merchant) {
        return new Acquired(
                Objects.requireNonNullElse(scheme, Acquired.UNKNOWN.scheme()),
                Objects.requireNonNullElse(merchant, Acquired.UNKNOWN.merchant()));
    }
}
