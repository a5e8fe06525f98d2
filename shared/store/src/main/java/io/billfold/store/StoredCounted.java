package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Counted;
import io.billfold.billing.payment.Acquired;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;

import java.time.YearMonth;
import java.util.List;

/** The stored form of what a case counts as, version 1. Amounts are {@code EUR 1.00}. */
@Serdeable
record StoredCounted(int version, List<One> counted) {
    /** One of it. */
    @Serdeable
    record One(
            String seller,
            String month,
            String provider,
            String scheme,
            String merchant,
            String what,
            int number,
            String amount) {
        static One of(Counted counted) {
            return new One(
                    counted.seller().value(),
                    counted.month().toString(),
                    counted.provider(),
                    counted.acquired().scheme(),
                    counted.acquired().merchant(),
                    Words.of(counted.what()),
                    counted.number(),
                    counted.amount().toString());
        }

        Counted toCounted() {
            return new Counted(
                    new SellerId(seller),
                    YearMonth.parse(month),
                    provider,
                    new Acquired(scheme, merchant),
                    Words.to(Counted.What.class, what),
                    number,
                    Money.parse(amount));
        }
    }

    StoredCounted {
        counted = List.copyOf(counted);
    }

    static StoredCounted of(List<Counted> counted) {
        return new StoredCounted(1, counted.stream().map(One::of).toList());
    }

    List<Counted> toCounted() {
        StoredVersion.check("counted", version);
        return counted.stream().map(One::toCounted).toList();
    }
}
