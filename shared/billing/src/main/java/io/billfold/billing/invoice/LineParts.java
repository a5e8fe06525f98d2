package io.billfold.billing.invoice;

import io.billfold.billing.period.Period;
import io.billfold.money.Allocation;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lines at another amount: part of a period, or net of the tax that a price included. */
final class LineParts {
    private LineParts() {}

    /** The line cut into periods, its amount shared by their days; the parts add up to it. */
    static List<InvoiceLine> cut(InvoiceLine line, List<Period> periods) {
        if (periods.size() == 1) {
            return List.of(line);
        }
        List<BigDecimal> days =
                periods.stream().map(period -> BigDecimal.valueOf(period.days())).toList();
        List<Money> nets = Allocation.byWeight(line.net(), days);
        List<InvoiceLine> parts = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            parts.add(at(line, nets.get(i), periods.get(i)));
        }
        return parts;
    }

    /**
     * The line with another net amount. The quantity stays and its price follows, with as many
     * decimals as it takes; where even those don't hit the amount, it is one piece at that price.
     */
    static InvoiceLine at(InvoiceLine line, Money net, Period period) {
        BigDecimal quantity = quantity(line, net);
        BigDecimal price =
                net.getAmount().divide(quantity, UnitPrice.SCALE_MAX, RoundingMode.HALF_UP);
        UnitPrice unitPrice = new UnitPrice(net.getCurrencyUnit(), plain(price));
        boolean isHit = unitPrice.times(quantity, RoundingPolicy.EN_16931).equals(net);
        return new InvoiceLine(
                line.sku(),
                line.description(),
                period,
                isHit ? quantity : BigDecimal.valueOf(net.getAmount().signum()),
                isHit ? unitPrice : new UnitPrice(net.getCurrencyUnit(), net.getAmount().abs()),
                List.of(),
                net,
                line.note(),
                line.costCentre(),
                line.origin());
    }

    /** The line net of the tax that its price included. */
    static InvoiceLine net(InvoiceLine line, LineOrigin origin, Money net) {
        InvoiceLine at = at(line, net, line.period());
        return new InvoiceLine(
                at.sku(),
                at.description(),
                at.period(),
                at.quantity(),
                at.unitPrice(),
                at.adjustments(),
                at.net(),
                at.note(),
                at.costCentre(),
                origin.withoutTax());
    }

    /** The line's quantity, with the sign that its amount needs. */
    private static BigDecimal quantity(InvoiceLine line, Money net) {
        if (line.quantity().signum() == 0) {
            return net.isNegative() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        }
        return net.isNegative() == line.quantity().signum() < 0
                ? line.quantity()
                : line.quantity().negate();
    }

    private static BigDecimal plain(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
