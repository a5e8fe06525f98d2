package io.billfold.billing.rating;

import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A line in the making: adjustments are added one after the other. */
final class Billable {
    private final ProductId product;
    private final String description;
    private final Period period;
    private final LocalDateTime from;
    private final BigDecimal quantity;
    private final UnitPrice unitPrice;
    private final LineOrigin origin;
    private final List<LineAdjustment> adjustments = new ArrayList<>(2);
    private @Nullable String note;
    private boolean isAfterwards;
    private boolean isCredit;
    private Money net;
    private Money prepaid;

    Billable(
            Origin of,
            LocalDateTime from,
            LocalDateTime to,
            BigDecimal quantity,
            UnitPrice unitPrice) {
        this.product = of.product();
        this.description = of.description();
        this.period = days(from, to);
        this.from = from;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
        this.origin = of.origin();
        this.net = unitPrice.times(quantity, RoundingPolicy.EN_16931);
        this.prepaid = Money.zero(net.getCurrencyUnit());
    }

    /**
     * What a line is about.
     *
     * @param product the article
     * @param description what customers read
     */
    record Origin(ProductId product, String description, LineOrigin origin) {
        Origin described(String text) {
            return new Origin(product, text, origin);
        }
    }

    /** The days that an interval touches: a line names days, whatever it was measured in. */
    private static Period days(LocalDateTime from, LocalDateTime to) {
        boolean endsAtMidnight = to.toLocalTime().toSecondOfDay() == 0;
        return new Period(
                from.toLocalDate(),
                endsAtMidnight ? to.toLocalDate() : to.toLocalDate().plusDays(1));
    }

    Billable note(@Nullable String text) {
        note = text;
        return this;
    }

    /** Marks a charge that is known after its period only: prepaid credits pay for it. */
    Billable afterwards() {
        isAfterwards = true;
        return this;
    }

    /** Marks a line that gives back: discounts were in what it gives back. */
    Billable credit() {
        isCredit = true;
        return this;
    }

    /** Adds an adjustment; nothing for zero. */
    Billable adjust(LineAdjustment.Kind kind, String reason, Money amount) {
        if (!amount.isZero()) {
            adjustments.add(new LineAdjustment(kind, reason, amount));
            net = net.plus(amount);
        }
        return this;
    }

    /** Adjusts the line to an amount. */
    Billable adjustTo(LineAdjustment.Kind kind, String reason, Money amount) {
        return adjust(kind, reason, amount.minus(net));
    }

    void payBefore(String reason, Money amount) {
        prepaid = prepaid.plus(amount);
        adjust(LineAdjustment.Kind.PREPAID, reason, amount.negated());
    }

    Money net() {
        return net;
    }

    /** The net amount before what prepaid credits paid of it. */
    Money billed() {
        return net.plus(prepaid);
    }

    ProductId product() {
        return product;
    }

    LocalDateTime from() {
        return from;
    }

    boolean isAfterwards() {
        return isAfterwards;
    }

    boolean isCredit() {
        return isCredit;
    }

    /** The line, or the part of it that a cost centre carries. */
    InvoiceLine line(@Nullable String costCentre, Money carried, String reason) {
        List<LineAdjustment> all = adjustments;
        Money rest = carried.minus(net);
        if (!rest.isZero()) {
            all = new ArrayList<>(adjustments);
            all.add(new LineAdjustment(LineAdjustment.Kind.SPLIT, reason, rest));
        }
        return new InvoiceLine(
                product.value(),
                description,
                period,
                quantity,
                unitPrice,
                all,
                carried,
                note,
                costCentre,
                origin);
    }
}
