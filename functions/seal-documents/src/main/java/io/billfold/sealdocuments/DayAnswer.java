package io.billfold.sealdocuments;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * The seal of a day, and its leaves.
 *
 * @param leavesUrl gives whoever has it the leaves, until it expires
 * @param expiresAt by the wall clock
 */
@Serdeable
record DayAnswer(SealAnswer seal, String leavesUrl, Instant expiresAt) {}
