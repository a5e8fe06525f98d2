package io.billfold.drawstatement;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Which statement is asked for.
 *
 * @param currency null for the only one that there is
 * @param from the first day of its entries; null for the first of the month three months ago
 * @param to the last day of its entries; null for today in the seller's zone
 */
record StatementRequest(
        AccountId account,
        SellerId seller,
        @Nullable CurrencyUnit currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
