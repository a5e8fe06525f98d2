package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.withholding.Withholding;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The stored form of a {@link Settlement}, part of drafts and invoices; absent where it is none.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredSettlement(
        @Nullable TaxConversion taxConversion,
        @Nullable Withheld withheld,
        @Nullable String rounding,
        @Nullable List<Early> earlyPayment) {
    /** The stored form of an {@link EarlyPayment}. */
    @Serdeable
    record Early(String percent, int days) {
        static Early of(EarlyPayment step) {
            return new Early(step.percent().toPlainString(), step.days());
        }

        EarlyPayment toEarlyPayment() {
            return new EarlyPayment(new BigDecimal(percent), days);
        }
    }

    /** The stored form of a {@link Conversion}. */
    @Serdeable
    record TaxConversion(
            String from,
            String to,
            String fromPerEuro,
            String toPerEuro,
            String source,
            String publishedOn,
            String rule) {
        static @Nullable TaxConversion of(@Nullable Conversion conversion) {
            return conversion == null
                    ? null
                    : new TaxConversion(
                            conversion.from().getCode(),
                            conversion.to().getCode(),
                            conversion.fromPerEuro().toPlainString(),
                            conversion.toPerEuro().toPlainString(),
                            conversion.source().toString(),
                            conversion.publishedOn().toString(),
                            Words.of(conversion.rule()));
        }

        Conversion toConversion() {
            return new Conversion(
                    CurrencyUnit.of(from),
                    CurrencyUnit.of(to),
                    new BigDecimal(fromPerEuro),
                    new BigDecimal(toPerEuro),
                    RateSource.parse(source),
                    LocalDate.parse(publishedOn),
                    Words.to(ExchangeRule.class, rule));
        }
    }

    /** The stored form of a {@link Settlement.Withheld}. */
    @Serdeable
    record Withheld(
            String tax,
            String country,
            String ratePercent,
            String basis,
            String source,
            String amount) {
        static @Nullable Withheld of(Settlement.@Nullable Withheld withheld) {
            if (withheld == null) {
                return null;
            }
            Withholding withholding = withheld.withholding();
            return new Withheld(
                    withholding.tax(),
                    withholding.country(),
                    withholding.ratePercent().toPlainString(),
                    Words.of(withholding.basis()),
                    withholding.source(),
                    StoredMoney.of(withheld.amount()));
        }

        Settlement.Withheld toWithheld(String currency) {
            Withholding withholding =
                    new Withholding(
                            tax,
                            country,
                            new BigDecimal(ratePercent),
                            Words.to(Withholding.Basis.class, basis),
                            source);
            return new Settlement.Withheld(withholding, StoredMoney.to(currency, amount));
        }
    }

    static @Nullable StoredSettlement of(Settlement settlement) {
        Money rounding = settlement.rounding();
        return settlement.equals(Settlement.NONE)
                ? null
                : new StoredSettlement(
                        TaxConversion.of(settlement.taxConversion()),
                        Withheld.of(settlement.withheld()),
                        rounding == null ? null : StoredMoney.of(rounding),
                        steps(settlement));
    }

    /** Absent where there are none, as in all that was stored before there were any. */
    private static @Nullable List<Early> steps(Settlement settlement) {
        return settlement.earlyPayment().isEmpty()
                ? null
                : settlement.earlyPayment().stream().map(Early::of).toList();
    }

    Settlement toSettlement(String currency) {
        return new Settlement(
                taxConversion == null ? null : taxConversion.toConversion(),
                withheld == null ? null : withheld.toWithheld(currency),
                rounding == null ? null : StoredMoney.to(currency, rounding),
                earlyPayment == null
                        ? List.of()
                        : earlyPayment.stream().map(Early::toEarlyPayment).toList());
    }
}
