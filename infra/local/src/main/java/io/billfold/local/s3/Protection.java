package io.billfold.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.time.Instant;
import java.util.Optional;

/**
 * What Object Lock holds against deleting a version.
 *
 * @param legalHold until it is taken off, without a date
 */
record Protection(Optional<Retention> retention, boolean legalHold) {
    static final Protection NONE = new Protection(Optional.empty(), false);

    /** How a retention may be ended early: by nobody, or by those who may bypass it. */
    enum Mode {
        COMPLIANCE,
        GOVERNANCE
    }

    /** A retention until an instant of business time. */
    record Retention(Mode mode, Instant until) {}

    /**
     * Stops whoever would delete what is protected.
     *
     * @param bypass whether the caller bypasses governance
     * @throws S3Error if it is
     */
    void checkDelete(Instant now, boolean bypass) {
        if (legalHold) {
            throw S3Error.locked("legal hold");
        }
        retention
                .filter(it -> now.isBefore(it.until))
                .filter(it -> it.mode == Mode.COMPLIANCE || !bypass)
                .ifPresent(
                        it -> {
                            throw S3Error.locked(it.mode + " until " + it.until);
                        });
    }

    /**
     * Another retention; while one runs it may be made longer by anybody, weaker by no one under
     * compliance.
     *
     * @throws S3Error if it is weaker and may not be
     */
    Protection with(Optional<Retention> changed, Instant now, boolean bypass) {
        retention
                .filter(it -> now.isBefore(it.until))
                .filter(it -> isWeaker(changed, it))
                .filter(it -> it.mode == Mode.COMPLIANCE || !bypass)
                .ifPresent(
                        it -> {
                            throw S3Error.locked(it.mode + " until " + it.until);
                        });
        changed.ifPresent(it -> checkFuture(it.until, now));
        return new Protection(changed, legalHold);
    }

    Protection withLegalHold(boolean on) {
        return new Protection(retention, on);
    }

    static void checkFuture(Instant until, Instant now) {
        if (!until.isAfter(now)) {
            throw new S3Error(
                    400,
                    "InvalidArgument",
                    "The retain until date must be in the future: " + until);
        }
    }

    private static boolean isWeaker(Optional<Retention> changed, Retention current) {
        return changed.isEmpty()
                || changed.get().until.isBefore(current.until)
                || (current.mode == Mode.COMPLIANCE && changed.get().mode != Mode.COMPLIANCE);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("legalHold", legalHold);
        retention.ifPresent(
                it -> json.put("mode", it.mode.name()).put("until", it.until.toString()));
        return json;
    }

    static Protection of(JsonNode json) {
        Optional<Retention> retention =
                Optional.ofNullable(json.get("mode"))
                        .map(
                                mode ->
                                        new Retention(
                                                Mode.valueOf(mode.asText()),
                                                Instant.parse(json.path("until").asText())));
        return new Protection(retention, json.path("legalHold").asBoolean());
    }
}
