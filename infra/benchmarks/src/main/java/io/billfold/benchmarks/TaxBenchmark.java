package io.billfold.benchmarks;

import io.billfold.billing.account.Location;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.billing.tax.TaxRules;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tax quote of one line, from a seller in Germany: decision, chain of answers and amounts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TaxBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final TaxRules rules = TaxRules.bundled();
    private final InvoiceTax.Sale domestic = sale(PartyKind.CONSUMER, null, "DE", null);
    private final InvoiceTax.Sale oneStopShop = sale(PartyKind.CONSUMER, null, "FR", null);
    private final InvoiceTax.Sale reverseCharge =
            sale(PartyKind.BUSINESS, "FR40303265045", "FR", null);
    private final InvoiceTax.Sale texas = sale(PartyKind.BUSINESS, null, "US", "TX");

    @Benchmark
    public InvoiceTax.Result domestic() {
        return InvoiceTax.calculate(domestic, rules);
    }

    @Benchmark
    public InvoiceTax.Result oneStopShop() {
        return InvoiceTax.calculate(oneStopShop, rules);
    }

    @Benchmark
    public InvoiceTax.Result reverseCharge() {
        return InvoiceTax.calculate(reverseCharge, rules);
    }

    @Benchmark
    public InvoiceTax.Result texas() {
        return InvoiceTax.calculate(texas, rules);
    }

    private static InvoiceTax.Sale sale(
            PartyKind kind, String taxId, String country, String region) {
        Supplier supplier =
                new Supplier(
                        "muster",
                        new Location("DE", null, "10115"),
                        List.of(
                                new TaxRegistration("DE", Scheme.DOMESTIC, "DE136695976"),
                                new TaxRegistration("DE", Scheme.OSS, "DE136695976"),
                                new TaxRegistration("US", "TX", Scheme.DOMESTIC, "TX-1", null)));
        InvoiceLine line =
                InvoiceLine.of(
                        Product.STANDARD,
                        "Seats",
                        new Period(DAY, DAY.plusDays(1)),
                        BigDecimal.TEN,
                        new UnitPrice(CurrencyUnit.EUR, new BigDecimal("9.90")));
        return new InvoiceTax.Sale(
                supplier,
                new Customer(kind, taxId, new Location(country, region, null), TaxProfile.NONE),
                CurrencyUnit.EUR,
                DAY,
                List.of(line),
                SellerSales.NONE);
    }
}
