package io.billfold.store;

import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.subscription.Period;
import io.billfold.money.UnitPrice;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The stored form of an {@link InvoiceLine}, part of drafts and invoices. */
@Serdeable
record StoredLine(
        String sku,
        String description,
        String periodFrom,
        String periodTo,
        String quantity,
        String unitPrice,
        String net) {
    static StoredLine of(InvoiceLine line) {
        return new StoredLine(
                line.sku(),
                line.description(),
                line.period().from().toString(),
                line.period().to().toString(),
                line.quantity().toPlainString(),
                line.unitPrice().amount().toPlainString(),
                StoredMoney.of(line.net()));
    }

    InvoiceLine toLine(String currency) {
        return new InvoiceLine(
                sku,
                description,
                new Period(LocalDate.parse(periodFrom), LocalDate.parse(periodTo)),
                new BigDecimal(quantity),
                new UnitPrice(CurrencyUnit.of(currency), new BigDecimal(unitPrice)),
                StoredMoney.to(currency, net));
    }
}
