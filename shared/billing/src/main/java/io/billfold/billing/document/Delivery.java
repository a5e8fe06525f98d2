package io.billfold.billing.document;

import io.billfold.billing.period.Period;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * When and where it was supplied.
 *
 * @param period BG-14; both its days belong to it in the XML (BT-73, BT-74)
 * @param on BT-72, or null where the period says it
 * @param country BT-80, ISO 3166-1 alpha-2: services are supplied where the customer is
 */
public record Delivery(Period period, @Nullable LocalDate on, String country) {}
