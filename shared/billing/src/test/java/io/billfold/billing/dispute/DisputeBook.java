package io.billfold.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.payment.Payment;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The cases, the receivable and the ledger of one payment, as reports are read one by one. */
final class DisputeBook {
    /** The day on which losses become known, whatever the order. */
    static final LocalDate TODAY = LocalDate.of(2026, 12, 31);

    private final Payment payment;
    private final Map<String, Dispute> cases = new TreeMap<>();
    private final Map<String, LedgerEntry> entries = new TreeMap<>();
    private Receivable receivable;

    DisputeBook(Payment payment, Receivable receivable) {
        this.payment = payment;
        this.receivable = receivable;
    }

    void read(DisputeReport report) {
        Dispute known = cases.get(report.disputeId());
        DisputeChange change = DisputeRules.apply(known, report, payment, receivable, TODAY);
        cases.put(report.disputeId(), change.after());
        receivable = change.receivableAfter();
        for (LedgerEntry entry : change.entries()) {
            assertThat(entries.put(entry.id(), entry)).as("booked twice: %s", entry).isNull();
        }
        Money argued =
                cases.values().stream().map(Dispute::argued).reduce(Money::plus).orElseThrow();
        assertThat(receivable.disputed()).as("after %s", report).isEqualTo(argued);
    }

    /** What must not depend on the order. */
    List<Object> state() {
        return List.of(cases, receivable, entries);
    }

    /** The same as the lines of a history. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        cases.values().forEach(dispute -> lines.add(line(dispute)));
        entries.values().forEach(entry -> lines.add(line(entry)));
        balances().forEach((currency, sums) -> lines.add(line(currency, sums)));
        lines.add(
                "receivable open %s disputed %s %s"
                        .formatted(
                                plain(receivable.open()),
                                plain(receivable.disputed()),
                                receivable.status()));
        return lines;
    }

    private static String line(Dispute dispute) {
        StringBuilder line =
                new StringBuilder(
                        "case %s %s withdrawn %s lost %s"
                                .formatted(
                                        dispute.id(),
                                        dispute.status().name().toLowerCase(Locale.ROOT),
                                        plain(dispute.withdrawn()),
                                        plain(dispute.writtenOff())));
        List<DisputeMovement> held = dispute.held();
        line.append(held.isEmpty() ? "" : " held");
        held.forEach(movement -> line.append(' ').append(movement.id()));
        return line.toString();
    }

    private static String line(LedgerEntry entry) {
        String id = entry.id().substring(entry.id().indexOf('.') + 1);
        String on = entry.bookedOn().equals(TODAY) ? "today" : entry.bookedOn().toString();
        StringBuilder line =
                new StringBuilder("entry " + id + " " + on + " " + entry.currency().getCode());
        for (Posting posting : entry.postings()) {
            line.append(' ')
                    .append(word(posting.account()))
                    .append(' ')
                    .append(plain(posting.signed()));
        }
        return line.toString();
    }

    private static String line(CurrencyUnit currency, Map<LedgerAccount, Money> sums) {
        StringBuilder line = new StringBuilder("balance " + currency.getCode());
        sums.forEach(
                (account, sum) -> {
                    if (!sum.isZero()) {
                        line.append(' ').append(word(account)).append(' ').append(plain(sum));
                    }
                });
        return line.toString();
    }

    private Map<CurrencyUnit, Map<LedgerAccount, Money>> balances() {
        Map<CurrencyUnit, Map<LedgerAccount, Money>> balances = new TreeMap<>();
        for (LedgerEntry entry : entries.values()) {
            Map<LedgerAccount, Money> sums =
                    balances.computeIfAbsent(entry.currency(), _ -> new TreeMap<>());
            entry.postings().forEach(it -> sums.merge(it.account(), it.signed(), Money::plus));
        }
        return balances;
    }

    Dispute onlyCase() {
        assertThat(cases).hasSize(1);
        return cases.values().iterator().next();
    }

    Receivable receivable() {
        return receivable;
    }

    Money balance(LedgerAccount account) {
        return balances()
                .getOrDefault(payment.amount().getCurrencyUnit(), Map.of())
                .getOrDefault(account, payment.amount().multipliedBy(0));
    }

    private static String word(LedgerAccount account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
