package io.billfold.serveaudit;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param invoices at most as many as were asked for; there may be fewer, or none, and more to come
 * @param next to be sent as {@code after} for what follows; null at the end
 */
@Serdeable
record SearchAnswer(List<InvoiceRow> invoices, @Nullable String next) {}
