package io.billfold.billing.report;

import io.billfold.billing.Problem;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.Thresholds;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What returns ask for, from the tax totals of a seller's ledger. */
public final class TaxReports {
    private TaxReports() {}

    /** A report, or why it can't be made. */
    public sealed interface Result {
        /** It is complete. */
        record Made(Report report) implements Result {}

        /** Something that it needs is missing. */
        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * VAT, GST and sales tax by place, tax, category and rate, also in the currency that the tax is
     * owed in, where it is another one and every document said it. The tax of all rows of a
     * currency is the ledger's tax payable in it.
     */
    public static Report vat(List<TaxTotal> totals) {
        return new Report(
                List.of(
                        "place",
                        "tax",
                        "category",
                        "ratePercent",
                        "scheme",
                        "customer",
                        "soldTo",
                        "currency",
                        "taxable",
                        "taxAmount",
                        "owedIn",
                        "taxableOwed",
                        "taxOwed",
                        "documents"),
                totals.stream().sorted(byKey()).map(TaxReports::vatRow).toList());
    }

    private static Comparator<TaxTotal> byKey() {
        return Comparator.comparing((TaxTotal total) -> total.key().place())
                .thenComparing(total -> total.key().tax())
                .thenComparing(total -> total.key().category())
                .thenComparing(total -> total.key().ratePercent())
                .thenComparing(total -> word(total.key().scheme()))
                .thenComparing(total -> total.key().customer())
                .thenComparing(total -> total.key().soldTo())
                .thenComparing(total -> total.base().getCurrencyUnit());
    }

    private static List<String> vatRow(TaxTotal total) {
        TaxMovement.Key key = total.key();
        TaxMovement.Owed owed = total.owed();
        return List.of(
                key.place(),
                key.tax(),
                key.category().code(),
                key.ratePercent().toPlainString(),
                word(key.scheme()),
                word(key.customer()),
                key.soldTo(),
                total.base().getCurrencyUnit().getCode(),
                text(total.base()),
                text(total.tax()),
                owed == null ? "" : owed.tax().getCurrencyUnit().getCode(),
                owed == null ? "" : text(owed.base()),
                owed == null ? "" : text(owed.tax()),
                Long.toString(total.documents()));
    }

    /**
     * The return of the One Stop Shop: by member state of consumption and rate, in euros at the
     * European Central Bank's rate of the period's last day (Directive 2006/112/EC art. 365, 366,
     * 369g and 369h).
     *
     * @param exchange the rate from a currency to the euro on the last day of the period
     */
    public static Result oneStopShop(
            List<TaxTotal> totals, Function<CurrencyUnit, ExchangeDecision> exchange) {
        List<TaxTotal> declared = totals.stream().filter(TaxReports::isOfShop).toList();
        Map<CurrencyUnit, Conversion> conversions = new TreeMap<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (TaxTotal total : declared) {
            switch (exchange.apply(total.base().getCurrencyUnit())) {
                case ExchangeDecision.Found(Conversion conversion) ->
                        conversions.put(total.base().getCurrencyUnit(), conversion);
                case ExchangeDecision.Refused(Problem problem) -> problems.add(problem);
            }
        }
        return problems.isEmpty()
                ? new Result.Made(oneStopShop(declared, conversions))
                : new Result.Refused(List.copyOf(problems));
    }

    private static boolean isOfShop(TaxTotal total) {
        return total.key().scheme() == Scheme.OSS || total.key().scheme() == Scheme.OSS_NON_UNION;
    }

    /** One row of the return; consumers and businesses without a number are declared alike. */
    private record ShopRow(
            String memberState,
            BigDecimal ratePercent,
            CurrencyUnit currency,
            Money base,
            Money tax) {
        static ShopRow of(TaxTotal total) {
            return new ShopRow(
                    total.key().place().substring(0, 2),
                    total.key().ratePercent(),
                    total.base().getCurrencyUnit(),
                    total.base(),
                    total.tax());
        }

        List<String> key() {
            return List.of(memberState, ratePercent.toPlainString(), currency.getCode());
        }

        ShopRow plus(ShopRow other) {
            return new ShopRow(
                    memberState, ratePercent, currency, base.plus(other.base), tax.plus(other.tax));
        }
    }

    private static Report oneStopShop(
            List<TaxTotal> declared, Map<CurrencyUnit, Conversion> conversions) {
        Map<List<String>, ShopRow> rows = new LinkedHashMap<>();
        for (TaxTotal total : declared) {
            ShopRow row = ShopRow.of(total);
            rows.merge(row.key(), row, ShopRow::plus);
        }
        return new Report(
                List.of(
                        "memberState",
                        "ratePercent",
                        "currency",
                        "taxable",
                        "taxAmount",
                        "rate",
                        "taxableEur",
                        "taxEur"),
                rows.values().stream()
                        .sorted(
                                Comparator.comparing(ShopRow::memberState)
                                        .thenComparing(ShopRow::ratePercent)
                                        .thenComparing(ShopRow::currency))
                        .map(it -> shopRow(it, conversions.get(it.currency())))
                        .toList());
    }

    private static List<String> shopRow(ShopRow row, @Nullable Conversion conversion) {
        if (conversion == null) {
            throw new IllegalStateException("no rate for " + row);
        }
        return List.of(
                row.memberState(),
                row.ratePercent().toPlainString(),
                row.currency().getCode(),
                text(row.base()),
                text(row.tax()),
                conversion.words(),
                text(conversion.convert(row.base())),
                text(conversion.convert(row.tax())));
    }

    /**
     * The recapitulative statement (EC sales list): what businesses in other member states account
     * for themselves, by their number (art. 262 and 264).
     */
    public static Report salesList(List<RecapitulativeTotal> totals) {
        List<List<String>> rows = new ArrayList<>();
        totals.stream()
                .sorted(
                        Comparator.comparing(RecapitulativeTotal::customerTaxId)
                                .thenComparing(RecapitulativeTotal::category)
                                .thenComparing(total -> total.base().getCurrencyUnit()))
                .forEach(
                        total ->
                                rows.add(
                                        List.of(
                                                total.customerTaxId().substring(0, 2),
                                                total.customerTaxId(),
                                                total.category() == TaxCategory.INTRA_COMMUNITY
                                                        ? "goods"
                                                        : "services",
                                                total.base().getCurrencyUnit().getCode(),
                                                text(total.base()))));
        return new Report(List.of("country", "taxId", "supply", "currency", "value"), rows);
    }

    /** What was sold where, as thresholds count it. */
    public static List<Thresholds.Sale> sales(List<TaxTotal> totals) {
        return totals.stream()
                .map(
                        total ->
                                new Thresholds.Sale(
                                        total.key().soldTo(),
                                        total.key().customer(),
                                        total.sold(),
                                        total.sold().isZero() ? 0 : total.documents()))
                .toList();
    }

    /**
     * Sales into each state of the USA, what of them was taxed, and where the seller stands with
     * the state's threshold.
     *
     * @param standings of all places, at the end of the period
     * @param registrations the seller's
     */
    public static Report unitedStates(
            List<TaxTotal> totals,
            List<Thresholds.Standing> standings,
            List<TaxRegistration> registrations) {
        Map<List<String>, State> states = new TreeMap<>(Comparator.comparing(List::toString));
        for (TaxTotal total : totals) {
            String place = total.key().soldTo();
            if (place.startsWith("US-")) {
                CurrencyUnit currency = total.base().getCurrencyUnit();
                states.merge(List.of(place, currency.getCode()), State.of(total), State::plus);
            }
        }
        return new Report(
                List.of(
                        "state",
                        "currency",
                        "sold",
                        "taxable",
                        "taxAmount",
                        "registered",
                        "threshold",
                        "soldInYear",
                        "sales",
                        "nexus"),
                states.entrySet().stream()
                        .map(
                                entry ->
                                        stateRow(
                                                entry.getKey().getFirst(),
                                                entry.getValue(),
                                                standings,
                                                registrations))
                        .toList());
    }

    /** Sales into one state in one currency. */
    private record State(Money sold, Money taxable, Money tax) {
        static State of(TaxTotal total) {
            boolean isTaxed = total.key().category().isTaxed();
            Money none = Money.zero(total.base().getCurrencyUnit());
            // several taxes of one sale have a base each: that of the first says what is taxed
            boolean isFirst = !total.sold().isZero();
            return new State(total.sold(), isTaxed && isFirst ? total.base() : none, total.tax());
        }

        State plus(State other) {
            return new State(
                    sold.plus(other.sold), taxable.plus(other.taxable), tax.plus(other.tax));
        }
    }

    private static List<String> stateRow(
            String place,
            State state,
            List<Thresholds.Standing> standings,
            List<TaxRegistration> registrations) {
        boolean isRegistered = registrations.stream().anyMatch(it -> it.place().equals(place));
        Thresholds.Standing standing =
                standings.stream().filter(it -> it.place().equals(place)).findFirst().orElse(null);
        SellerSales.Sold sold = standing == null ? null : standing.sold();
        return List.of(
                place,
                state.sold().getCurrencyUnit().getCode(),
                text(state.sold()),
                text(state.taxable()),
                text(state.tax()),
                isRegistered ? "yes" : "no",
                standing == null ? "none" : standing.threshold(),
                sold == null ? "" : sold.amount().toPlainString(),
                sold == null ? "" : Integer.toString(sold.count()),
                standing == null ? "none" : word(standing.status()));
    }

    private static String text(Money money) {
        return money.getAmount().toPlainString();
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT);
    }
}
