package io.billfold.billing.catalog;

import io.billfold.billing.Checks;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.period.Cycle;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A way to sell: how often it is billed, how parts of a period are charged, and its prices.
 *
 * @param id unique in the catalog
 * @param name what customers know it as
 * @param interval how often it is billed
 * @param alignment where its periods begin
 * @param proration how a part of a period is charged
 * @param repricing when a running item takes a new version's prices
 * @param changes when changes take effect unless a change says so itself
 * @param term how long it is agreed for, or null where it runs until it is cancelled
 * @param trialDays days at the beginning that are not charged
 * @param entitlements what a product may grant its users, for example {@code storage-gb} = 100
 * @param versions in the order of their dates
 */
public record Plan(
        PlanId id,
        String name,
        BillingInterval interval,
        Alignment alignment,
        ProrationPolicy proration,
        Repricing repricing,
        ChangePolicy changes,
        @Nullable Term term,
        int trialDays,
        Map<String, String> entitlements,
        List<PlanVersion> versions) {
    public Plan {
        Checks.text("name", name, 200);
        entitlements = Map.copyOf(entitlements);
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("plan " + id + " has no versions");
        }
        for (int i = 1; i < versions.size(); i++) {
            if (!versions.get(i - 1).from().isBefore(versions.get(i).from())
                    || versions.get(i - 1).number() >= versions.get(i).number()) {
                throw new IllegalArgumentException(
                        "plan " + id + ": versions must be in the order of numbers and dates");
            }
        }
    }

    /** Where the periods of a plan begin. */
    public enum Alignment {
        /** On the subscription's anchor: the day that it began. */
        ANNIVERSARY,
        /** On the calendar's: Monday, the first of a month, of a quarter, of a year. */
        CALENDAR
    }

    /** When a running item takes the prices of a new version. */
    public enum Repricing {
        /** With the first period that begins when the version is in force. */
        NEXT_PERIOD,
        /** With the first term that begins when the version is in force. */
        RENEWAL,
        /** Never: what was agreed stays. */
        NEVER
    }

    /**
     * How long a plan is agreed for.
     *
     * @param length for example a year
     * @param isRenewed whether another term follows by itself
     */
    public record Term(BillingInterval length, boolean isRenewed) {}

    /** The plan with other versions. */
    public Plan with(List<PlanVersion> others) {
        return new Plan(
                id,
                name,
                interval,
                alignment,
                proration,
                repricing,
                changes,
                term,
                trialDays,
                entitlements,
                others);
    }

    /** The version in force on a date; the first one for dates before it. */
    public PlanVersion versionOn(LocalDate date) {
        for (int i = versions.size() - 1; i > 0; i--) {
            if (!versions.get(i).from().isAfter(date)) {
                return versions.get(i);
            }
        }
        return versions.getFirst();
    }

    /** Whether every charge of every version has a price in a currency. */
    public boolean isSoldIn(CurrencyUnit currency) {
        return versions.stream()
                .flatMap(version -> version.charges().stream())
                .allMatch(charge -> charge.prices().containsKey(currency));
    }

    /** The grid of its periods for an item whose periods are counted from a date. */
    public Cycle cycle(LocalDate anchor) {
        LocalDate first =
                switch (alignment) {
                    case ANNIVERSARY -> anchor;
                    case CALENDAR -> interval.calendarStart(anchor);
                };
        return new Cycle(first, interval);
    }
}
