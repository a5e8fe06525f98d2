package io.billfold.billing.withholding;

import io.billfold.billing.FactFile;
import io.billfold.billing.withholding.WithholdingRate.Payee;
import io.billfold.billing.withholding.WithholdingRate.Payment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rates of countries whose payers withhold income tax. A treaty, a certificate of the payee or a
 * list of appointed payers may change any of them: they are what to expect, not what must be.
 */
public final class WithholdingRates {
    private static final int COLUMNS = 12;

    private final List<WithholdingRate> rates;

    private WithholdingRates(List<WithholdingRate> rates) {
        this.rates = List.copyOf(rates);
    }

    /** Those that come with Billfold, from {@code rates.csv} beside this class. */
    public static WithholdingRates bundled() {
        return of(FactFile.read(WithholdingRates.class, "rates.csv", COLUMNS));
    }

    /**
     * Reads a file.
     *
     * @throws io.billfold.billing.FactFileException naming the line of a fact that can't be used
     */
    static WithholdingRates of(FactFile file) {
        List<WithholdingRate> rates = new ArrayList<>();
        for (FactFile.Row row : file.rows()) {
            WithholdingRate rate = rate(row);
            rates.stream()
                    .filter(before -> overlap(before, rate))
                    .findAny()
                    .ifPresent(
                            before -> {
                                throw row.fault("overlaps the rate from " + before.from());
                            });
            rates.add(rate);
        }
        return new WithholdingRates(rates);
    }

    /**
     * What payers of a country withhold on a date, in the order of the file; none is known: empty.
     */
    public List<WithholdingRate> find(String country, Payee payee, LocalDate date) {
        return rates.stream()
                .filter(rate -> rate.country().equals(country) && rate.payee() == payee)
                .filter(rate -> rate.isIn(date))
                .toList();
    }

    private static WithholdingRate rate(FactFile.Row row) {
        row.required(9);
        try {
            return new WithholdingRate(
                    row.required(0),
                    row.required(1),
                    Payment.valueOf(word(row, 2)),
                    Payee.valueOf(word(row, 3)),
                    row.decimal(4),
                    upTo(row),
                    Withholding.Basis.valueOf(word(row, 6)),
                    row.date(7),
                    row.dateOrNull(8),
                    row.required(10),
                    row.required(11));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable BigDecimal upTo(FactFile.Row row) {
        return row.text(5).isEmpty() ? null : row.decimal(5);
    }

    private static String word(FactFile.Row row, int column) {
        return row.required(column).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static boolean overlap(WithholdingRate a, WithholdingRate b) {
        return a.country().equals(b.country())
                && a.tax().equals(b.tax())
                && a.payment() == b.payment()
                && a.payee() == b.payee()
                && isBeforeEnd(a.from(), b.to())
                && isBeforeEnd(b.from(), a.to());
    }

    private static boolean isBeforeEnd(LocalDate date, @Nullable LocalDate end) {
        return end == null || date.isBefore(end);
    }
}
