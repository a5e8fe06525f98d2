package io.billfold.recorddelivery;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Deliveries, of one invoice or on a list.
 *
 * @param next to be sent as {@code after} for what follows; null at the end
 */
@Serdeable
record DeliveriesAnswer(List<DeliveryAnswer> deliveries, @Nullable String next) {}
