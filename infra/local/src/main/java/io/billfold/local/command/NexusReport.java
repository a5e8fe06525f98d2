package io.billfold.local.command;

import io.billfold.billing.account.Seller;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.report.Report;
import io.billfold.billing.report.TaxReports;
import io.billfold.billing.tax.Thresholds;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Sales by state of the USA, and where the seller stands with each state's threshold. */
final class NexusReport {
    private final Books books;
    private final Seller seller;
    private final LocalDate asOf;

    NexusReport(Books books, Seller seller, YearMonth to) {
        this.books = books;
        this.seller = seller;
        this.asOf = to.atEndOfMonth();
    }

    Report of(List<TaxTotal> totals) {
        List<Thresholds.Standing> standings =
                Thresholds.bundled()
                        .standings(
                                seller.address().country(),
                                asOf,
                                List.of(sales(asOf.getYear()), sales(asOf.getYear() - 1)),
                                this::convert);
        return TaxReports.unitedStates(totals, standings, seller.registrations());
    }

    private List<Thresholds.Sale> sales(int year) {
        YearMonth last = year == asOf.getYear() ? YearMonth.from(asOf) : YearMonth.of(year, 12);
        return TaxReports.sales(books.taxTotals(seller, YearMonth.of(year, 1), last));
    }

    private @Nullable Money convert(Money amount, CurrencyUnit to) {
        ExchangeQuestion question =
                new ExchangeQuestion(amount.getCurrencyUnit(), to, asOf, ExchangeRule.DAY);
        return books.exchange(question) instanceof ExchangeDecision.Found(var conversion)
                ? conversion.convert(amount)
                : null;
    }
}
