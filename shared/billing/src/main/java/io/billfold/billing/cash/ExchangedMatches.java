package io.billfold.billing.cash;

import io.billfold.billing.cash.CashMatch.Rule;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What money that a bank exchanged may be for, when it is looked at in both currencies. The first
 * rule wins whichever currency it is of; where the same one fits in both, neither is sure.
 */
final class ExchangedMatches {
    private static final int DOUBTED = 900;
    private static final int BOTH = 500;

    private final BankEntry entry;
    private final Exchange exchange;
    private final boolean isBorneOut;

    ExchangedMatches(BankEntry entry, Exchange exchange, CashPolicy policy) {
        this.entry = entry;
        this.exchange = exchange;
        this.isBorneOut = isBorneOut(entry, policy);
    }

    /** What banks kept on the way, nobody says: only the rate proves that little was kept. */
    private static boolean isBorneOut(BankEntry entry, CashPolicy policy) {
        Money exchanged = entry.exchanged();
        Money most = policy.bankFeeMax(entry.amount().getCurrencyUnit());
        return exchanged != null && !exchanged.minus(entry.amount()).isGreaterThan(most);
    }

    /**
     * All of them in the order of their rules, with allocations of the money that arrived.
     *
     * @param booked those in the account's currency
     * @param before those in the currency of what came
     */
    List<CashMatch> among(List<CashMatch> booked, List<CashMatch> before) {
        List<Rule> known = booked.stream().map(CashMatch::rule).toList();
        List<CashMatch> exchanged =
                before.stream()
                        .filter(it -> !it.allocations().isEmpty() || !known.contains(it.rule()))
                        .map(this::exchanged)
                        .toList();
        List<CashMatch> all =
                Stream.concat(booked.stream(), exchanged.stream())
                        .sorted(Comparator.comparing(CashMatch::rule))
                        .toList();
        boolean isBoth = all.size() > 1 && all.get(0).rule() == all.get(1).rule();
        return isBoth ? all.stream().map(ExchangedMatches::ofBoth).toList() : all;
    }

    private CashMatch exchanged(CashMatch match) {
        return new CashMatch(
                match.rule(),
                isBorneOut
                        ? match.confidenceThousandths()
                        : Math.min(match.confidenceThousandths(), DOUBTED),
                "%s; %s were exchanged into %s%s"
                        .formatted(match.reason(), exchange.from(), entry.amount(), doubt()),
                match.account(),
                exchange.into(entry.amount(), match.allocations()));
    }

    private String doubt() {
        BigDecimal rate = exchange.rate();
        if (isBorneOut) {
            return "";
        }
        return rate == null
                ? ": no rate of the bank is known"
                : ": the bank's rate %s does not come to it".formatted(rate.toPlainString());
    }

    private static CashMatch ofBoth(CashMatch match) {
        return new CashMatch(
                match.rule(),
                Math.min(match.confidenceThousandths(), BOTH),
                match.reason() + "; it fits in both currencies",
                match.account(),
                match.allocations());
    }
}
