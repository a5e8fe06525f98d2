package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.subscription.BillingInterval;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.SubscriptionLine;
import io.billfold.money.UnitPrice;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link Subscription}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredSubscription(
        int version,
        String id,
        String account,
        String seller,
        String currency,
        String interval,
        String anchor,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<Line> lines,
        int nextPeriod) {
    /** The stored form of a {@link SubscriptionLine}. */
    @Serdeable
    record Line(String sku, String description, String charge, String quantity, String unitPrice) {
        static Line of(SubscriptionLine line) {
            return new Line(
                    line.sku(),
                    line.description(),
                    Words.of(line.charge()),
                    line.quantity().toPlainString(),
                    line.unitPrice().amount().toPlainString());
        }

        SubscriptionLine toLine(CurrencyUnit currency) {
            return new SubscriptionLine(
                    sku,
                    description,
                    Words.to(SubscriptionLine.Charge.class, charge),
                    new BigDecimal(quantity),
                    new UnitPrice(currency, new BigDecimal(unitPrice)));
        }
    }

    static StoredSubscription of(Subscription subscription) {
        return new StoredSubscription(
                1,
                subscription.id().value(),
                subscription.account().value(),
                subscription.seller().value(),
                subscription.currency().getCode(),
                Words.of(subscription.interval()),
                subscription.anchor().toString(),
                subscription.paymentTermsDays(),
                subscription.purchaseOrder(),
                subscription.lines().stream().map(Line::of).toList(),
                subscription.nextPeriod());
    }

    Subscription toSubscription() {
        StoredVersion.check("subscription", version);
        CurrencyUnit unit = CurrencyUnit.of(currency);
        return new Subscription(
                new SubscriptionId(id),
                new AccountId(account),
                new SellerId(seller),
                unit,
                Words.to(BillingInterval.class, interval),
                LocalDate.parse(anchor),
                paymentTermsDays,
                purchaseOrder,
                lines.stream().map(line -> line.toLine(unit)).toList(),
                nextPeriod);
    }
}
