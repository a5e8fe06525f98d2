package io.billfold.store;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.tax.ClosedSales;
import io.billfold.billing.tax.Thresholds.Sale;
import io.micronaut.serde.annotation.Serdeable;

import java.time.YearMonth;
import java.util.List;

/** The stored form of {@link ClosedSales}, version 1. */
@Serdeable
record StoredClosedSales(int version, String to, List<StoredSale> sales) {
    /** The stored form of a {@link Sale}. */
    @Serdeable
    record StoredSale(String place, String customer, String currency, String base, long documents) {
        static StoredSale of(Sale sale) {
            return new StoredSale(
                    sale.place(),
                    Words.of(sale.customer()),
                    sale.base().getCurrencyUnit().getCode(),
                    StoredMoney.of(sale.base()),
                    sale.documents());
        }

        Sale toSale() {
            return new Sale(
                    place,
                    Words.to(PartyKind.class, customer),
                    StoredMoney.to(currency, base),
                    documents);
        }
    }

    static StoredClosedSales of(ClosedSales closed) {
        return new StoredClosedSales(
                1, closed.to().toString(), closed.sales().stream().map(StoredSale::of).toList());
    }

    ClosedSales toClosed() {
        StoredVersion.check("closed sales", version);
        return new ClosedSales(
                YearMonth.parse(to), sales.stream().map(StoredSale::toSale).toList());
    }
}
