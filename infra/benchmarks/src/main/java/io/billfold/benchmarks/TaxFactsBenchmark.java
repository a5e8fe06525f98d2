package io.billfold.benchmarks;

import io.billfold.billing.tax.TaxRates;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.id.TaxIds;
import io.micronaut.context.ApplicationContext;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/**
 * What the tax data adds to a cold start: read once, in a process of its own each time, after
 * Micronaut has started and an amount has been made, as in every function that bills.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(20)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class TaxFactsBenchmark {
    private final ApplicationContext function = ApplicationContext.builder().build();

    @Setup
    public void start(Blackhole read) {
        function.start();
        read.consume(Money.of(CurrencyUnit.EUR, 1));
    }

    @Benchmark
    public void rulesAndRatesOfACountry(Blackhole read) {
        read.consume(TaxRules.bundled());
        read.consume(TaxRates.bundled().rates("DE"));
    }

    @Benchmark
    public void formsOfTaxIds(Blackhole read) {
        read.consume(TaxIds.check("DE", "DE136695976"));
    }

    @TearDown
    public void stop() {
        function.stop();
    }
}
