package io.billfold.billing.exchange;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Currencies whose rate to the euro is fixed by law until they give way to it. */
public final class FixedRates {
    private static final int COLUMNS = 7;

    private final List<FixedRate> rates;

    private FixedRates(List<FixedRate> rates) {
        this.rates = rates;
    }

    /** Those that come with Billfold, from {@code fixed-rates.csv} beside this class. */
    public static FixedRates bundled() {
        FactFile file = FactFile.read(FixedRates.class, "fixed-rates.csv", COLUMNS);
        return new FixedRates(file.rows().stream().map(FixedRate::from).toList());
    }

    /** Units for one euro, or null where the market makes the rate. */
    @Nullable BigDecimal rate(String currency, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.currency().equals(currency) && rate.isIn(day))
                .map(FixedRate::perEuro)
                .findFirst()
                .orElse(null);
    }

    /** Since when a currency is the euro; null where it is not, or not yet. */
    @Nullable LocalDate euroSince(String currency, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.currency().equals(currency) && !day.isBefore(rate.to()))
                .map(FixedRate::to)
                .findFirst()
                .orElse(null);
    }

    /**
     * A rate that is fixed.
     *
     * @param from first day
     * @param to first day on which the euro is the currency
     */
    private record FixedRate(String currency, BigDecimal perEuro, LocalDate from, LocalDate to) {
        static FixedRate from(FactFile.Row row) {
            row.required(4);
            row.required(5);
            return new FixedRate(row.required(0), row.decimal(1), row.date(2), row.date(3));
        }

        boolean isIn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }
}
