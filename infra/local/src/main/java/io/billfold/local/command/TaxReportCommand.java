package io.billfold.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.report.Report;
import io.billfold.billing.report.TaxReports;
import io.billfold.store.Balance;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** Prints what a return asks for. */
@Command(
        name = "report",
        sortOptions = false,
        description = {
            "Print what a tax return asks for, from the tax totals that are kept with the ledger. The"
                    + " tax of all rows is compared with the ledger's tax payable; if they differ the"
                    + " command fails."
        },
        footer = {
            "",
            "vat         by place, tax, category and rate",
            "oss         the One Stop Shop's return, in euros at the rate of the last day",
            "sales-list  EC sales list: businesses in other member states, by their number",
            "us          by state, with the threshold of each and how near sales are",
            "",
            "Example:",
            "  billfold tax report oss --seller muster-de --from 2026-01 --to 2026-03"
        })
final class TaxReportCommand extends CloudCommand {
    @Parameters(paramLabel = "KIND", description = "vat, oss, sales-list or us.")
    private Kind kind = Kind.VAT;

    @Option(names = "--seller", paramLabel = "ID", required = true, description = "Whose it is.")
    private String seller = "";

    @Option(
            names = "--from",
            paramLabel = "MONTH",
            required = true,
            description = "First month, for example 2026-01.")
    private YearMonth from = YearMonth.of(2000, 1);

    @Option(names = "--to", paramLabel = "MONTH", required = true, description = "Last month.")
    private YearMonth to = YearMonth.of(2000, 1);

    @Option(names = "--json", description = "JSON instead of CSV.")
    private boolean isJson;

    /** The reports there are. */
    enum Kind {
        VAT,
        OSS,
        SALES_LIST,
        US;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    int run(Connection cloud) {
        if (to.isBefore(from)) {
            throw wrongUse("--to " + to + " is before --from " + from);
        }
        Books books = cloud.books();
        Seller asked =
                books.sellers().stream()
                        .filter(it -> it.id().value().equals(seller))
                        .findFirst()
                        .orElseThrow(
                                () -> new CommandFailure("no seller '" + seller + "' is known"));
        List<TaxTotal> totals = books.taxTotals(asked, from, to);
        requireAsInLedger(totals, books.trialBalance(asked, from, to));
        print(report(books, asked, totals));
        return 0;
    }

    private static void requireAsInLedger(List<TaxTotal> totals, List<Balance> ledger) {
        for (Balance balance : ledger) {
            CurrencyUnit currency = balance.currency();
            Money booked = balance.net(LedgerAccount.TAX_PAYABLE).negated();
            Money reported =
                    Money.total(
                            currency,
                            totals.stream()
                                    .map(TaxTotal::tax)
                                    .filter(tax -> tax.getCurrencyUnit().equals(currency))
                                    .toList());
            if (!booked.isEqual(reported)) {
                throw new CommandFailure(
                        "the report comes to "
                                + reported
                                + ", the ledger's tax payable to "
                                + booked);
            }
        }
    }

    private Report report(Books books, Seller asked, List<TaxTotal> totals) {
        return switch (kind) {
            case VAT -> TaxReports.vat(totals);
            case SALES_LIST -> TaxReports.salesList(books.recapitulativeTotals(asked, from, to));
            case OSS -> made(TaxReports.oneStopShop(totals, currency -> rate(books, currency)));
            case US -> new NexusReport(books, asked, to).of(totals);
        };
    }

    private ExchangeDecision rate(Books books, CurrencyUnit currency) {
        return books.exchange(
                new ExchangeQuestion(
                        currency,
                        CurrencyUnit.EUR,
                        to.atEndOfMonth(),
                        ExchangeRule.LAST_OF_PERIOD));
    }

    private static Report made(TaxReports.Result result) {
        return switch (result) {
            case TaxReports.Result.Made(Report report) -> report;
            case TaxReports.Result.Refused(List<Problem> problems) ->
                    throw new CommandFailure(problems.getFirst().reason());
        };
    }

    private void print(Report report) {
        if (isJson) {
            out().println(json(report));
        } else {
            out().print(report.toCsv());
        }
    }

    private static String json(Report report) {
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report.toObjects());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
