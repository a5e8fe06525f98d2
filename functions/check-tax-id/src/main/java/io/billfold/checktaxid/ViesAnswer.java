package io.billfold.checktaxid;

import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;

/**
 * Reads what VIES answers: a verdict only when it is one beyond doubt. Faults come with status 200
 * as well as with others, as {@code {"actionSucceed": false, "errorWrappers": [{"error":
 * "MS_UNAVAILABLE"}]}}, or as {@code "userError"} beside a {@code "valid": false} that means
 * nothing.
 */
final class ViesAnswer {
    private static final int OK = 200;

    /** What VIES writes where a member state tells nothing. */
    private static final String NOTHING = "---";

    private static final int NAME_LENGTH_MAX = 200;

    private final EventJson json;

    ViesAnswer(EventJson json) {
        this.json = json;
    }

    /**
     * The check that an answer makes.
     *
     * @param status of HTTP
     * @param number which was asked about
     */
    TaxIdCheck read(int status, byte[] body, TaxId number, Instant now) {
        JsonNode answer = tree(body);
        if (answer == null) {
            return pending(number, now, "HTTP status " + status + " without a readable answer");
        }
        String fault = fault(answer);
        if (fault != null) {
            return pending(number, now, fault);
        }
        if (status != OK) {
            return pending(number, now, "HTTP status " + status);
        }
        return verdict(answer, number, now);
    }

    private @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode answer = json.tree(body);
            return answer.isObject() ? answer : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    /** VIES's word for what went wrong, or null. */
    private static @Nullable String fault(JsonNode answer) {
        JsonNode errors = answer.get("errorWrappers");
        if (errors != null && errors.isArray() && errors.size() > 0) {
            String word = text(errors.get(0), "error");
            return word == null ? "an error without a name" : word;
        }
        JsonNode succeeded = answer.get("actionSucceed");
        if (succeeded != null && succeeded.isBoolean() && !succeeded.getBooleanValue()) {
            return "an error without a name";
        }
        String word = text(answer, "userError");
        boolean isVerdict = word == null || word.equals("VALID") || word.equals("INVALID");
        return isVerdict ? null : word;
    }

    private static TaxIdCheck verdict(JsonNode answer, TaxId number, Instant now) {
        JsonNode valid = answer.get("valid");
        if (valid == null || !valid.isBoolean()) {
            return pending(number, now, "an answer that does not say whether it is valid");
        }
        if (!isAbout(number, answer)) {
            return pending(number, now, "an answer about another number");
        }
        String word = text(answer, "userError");
        if (word != null && word.equals("VALID") != valid.getBooleanValue()) {
            return pending(number, now, "an answer that says both valid and invalid");
        }
        String consultation = text(answer, "requestIdentifier");
        return valid.getBooleanValue()
                ? TaxIdCheck.valid(
                        number, now, TaxId.VIES, consultation, shortened(text(answer, "name")))
                : TaxIdCheck.invalid(number, now, TaxId.VIES, consultation);
    }

    /** What it repeats of the question must be what was asked. */
    private static boolean isAbout(TaxId number, JsonNode answer) {
        String country = text(answer, "countryCode");
        String digits = text(answer, "vatNumber");
        return (country == null || country.equals(number.prefix()))
                && (digits == null || digits.equals(number.number()));
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.length() <= NAME_LENGTH_MAX
                ? name
                : name.substring(0, NAME_LENGTH_MAX);
    }

    /** A text that tells something, or null. */
    private static @Nullable String text(@Nullable JsonNode object, String field) {
        JsonNode value = object == null ? null : object.get(field);
        if (value == null || !value.isString()) {
            return null;
        }
        String text = value.getStringValue().strip();
        return text.isEmpty() || text.equals(NOTHING) ? null : text;
    }

    private static TaxIdCheck pending(TaxId number, Instant now, String reason) {
        return TaxIdCheck.pending(number, now, TaxId.VIES, reason);
    }
}
