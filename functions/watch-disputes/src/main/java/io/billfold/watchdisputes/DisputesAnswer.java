package io.billfold.watchdisputes;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of cases.
 *
 * @param next to be sent as {@code after} for what follows; null at the end
 */
@Serdeable
record DisputesAnswer(List<DisputeAnswer> disputes, @Nullable String next) {}
