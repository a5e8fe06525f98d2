package io.billfold.billing.revenue;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.RevenuePolicy;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a document charges for months after its own, and what of that is not revenue yet. What is
 * for the month of issue and for those before is revenue at once: within a month the books say no
 * more, and a subscription that is billed month by month needs no second entry.
 *
 * @param document the invoice or credit note
 * @param seller whose revenue
 * @param account whose service
 * @param currency of every amount
 * @param parts by month, none of them zero; below zero for what a credit note of its own gives back
 */
public record Deferral(
        InvoiceNumber document,
        SellerId seller,
        AccountId account,
        CurrencyUnit currency,
        NavigableMap<YearMonth, Money> parts) {
    /** Prices of an order's own have plans of this name. */
    private static final String OWN_PRICE = "own.";

    /** A month is over in every zone of the earth on this day of the next. */
    private static final int DAY_OVER_EVERYWHERE = 2;

    public Deferral {
        parts = Collections.unmodifiableNavigableMap(new TreeMap<>(parts));
    }

    /** What a document defers; empty for nothing. Of a credit note it is below zero. */
    public static Optional<Deferral> of(Invoice invoice) {
        Draft content = invoice.content();
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        YearMonth issued = YearMonth.from(invoice.issuedOn());
        NavigableMap<YearMonth, Money> parts = new TreeMap<>();
        for (InvoiceLine line : content.lines()) {
            spread(line, content.seller().revenue())
                    .tailMap(issued.plusMonths(1), true)
                    .forEach(
                            (month, part) ->
                                    parts.merge(
                                            month, isCredit ? part.negated() : part, Money::plus));
        }
        parts.values().removeIf(Money::isZero);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Deferral(
                                invoice.number(),
                                content.seller().id(),
                                content.account().id(),
                                content.currency(),
                                parts));
    }

    /** A line by the months in which it becomes revenue; empty where it is that at once. */
    private static NavigableMap<YearMonth, Money> spread(InvoiceLine line, RevenuePolicy policy) {
        return switch (treatment(line.origin(), policy)) {
            case OVER_TIME ->
                    isTooLong(line.period())
                            ? Collections.emptyNavigableMap()
                            : RevenueSchedule.straightLine(line.net(), line.period());
            case AT_ONCE ->
                    line.net().isZero()
                            ? Collections.emptyNavigableMap()
                            : new TreeMap<>(
                                    Map.of(YearMonth.from(line.period().from()), line.net()));
            case AS_USED -> Collections.emptyNavigableMap();
        };
    }

    private static boolean isTooLong(Period period) {
        return period.from().plusMonths(DeferredMonth.LOOK_BACK_MONTHS).isBefore(period.to());
    }

    /** What is known of a line; what is revenue when it is invoiced counts as used by then. */
    private static RevenueTreatment treatment(@Nullable LineOrigin origin, RevenuePolicy policy) {
        if (origin == null) {
            return RevenueTreatment.AS_USED;
        }
        String price = origin.price();
        boolean isOwn = price != null && price.startsWith(OWN_PRICE);
        return switch (policy) {
            case AT_ISSUE -> RevenueTreatment.AS_USED;
            case BY_PERIOD -> origin.revenue();
            case BY_PRODUCT -> isOwn ? RevenueTreatment.AS_USED : origin.revenue();
        };
    }

    /** What is not revenue yet. */
    public Money total() {
        return Money.total(currency, parts.values());
    }

    /**
     * After a credit note took something back: the latest months first, as what is cancelled is
     * mostly the end of a period.
     *
     * @param net what the credit note gives back, without tax
     */
    public Deferral withTakenBack(Money net) {
        NavigableMap<YearMonth, Money> left = new TreeMap<>(parts);
        Money rest = net;
        for (YearMonth month : List.copyOf(left.descendingKeySet())) {
            Money part = parts.get(month);
            if (rest.isPositive() && part != null && part.isPositive()) {
                Money taken = part.isLessThan(rest) ? part : rest;
                rest = rest.minus(taken);
                left.put(month, part.minus(taken));
            }
        }
        left.values().removeIf(Money::isZero);
        return new Deferral(document, seller, account, currency, left);
    }

    /** The parts of months that are over on a day, and so are revenue. */
    public NavigableMap<YearMonth, Money> earnedBy(LocalDate today) {
        return parts.headMap(YearMonth.from(today.minusDays(DAY_OVER_EVERYWHERE - 1)), false);
    }

    /** Without the parts of some months. */
    public Deferral without(NavigableMap<YearMonth, Money> earned) {
        NavigableMap<YearMonth, Money> left = new TreeMap<>(parts);
        earned.keySet().forEach(left::remove);
        return new Deferral(document, seller, account, currency, left);
    }

    /** The day on which the next part is revenue; null when none is left. */
    public @Nullable LocalDate nextOn() {
        return parts.isEmpty() ? null : parts.firstKey().plusMonths(1).atDay(DAY_OVER_EVERYWHERE);
    }
}
