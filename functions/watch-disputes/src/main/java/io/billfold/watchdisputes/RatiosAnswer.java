package io.billfold.watchdisputes;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * Where a seller stands.
 *
 * @param month for example {@code 2026-05}
 */
@Serdeable
record RatiosAnswer(String seller, String month, List<RatioAnswer> ratios) {}
