package io.billfold.billing.cash;

import static io.billfold.billing.cash.Cases.DAY;
import static io.billfold.billing.cash.Cases.PLACE;
import static io.billfold.billing.cash.Cases.POLICY;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Cash.State;
import io.billfold.billing.cash.Cash.Step;
import io.billfold.billing.cash.CashDecision.Wanted;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class CashRulesTest {
    private final Map<InvoiceNumber, Receivable> receivables = new HashMap<>();
    private final List<LedgerEntry> booked = new ArrayList<>();

    @Test
    void whatIsSureSettlesItsInvoice() {
        Cash cash = receive("1 acme 119.00", Cases.entry("118.95", null, "MU-2026-000001"), null);

        assertThat(cash.state()).isEqualTo(State.APPLIED);
        assertThat(cash.account()).isEqualTo(new AccountId("acme"));
        assertThat(open(1)).isEqualTo("0.00");
        assertThat(balances("acme"))
                .isEqualTo("BANK 118.95, RECEIVABLE -119.00, SMALL_DIFFERENCES 0.05");
    }

    @Test
    void whatIsLeftStaysWithTheCustomer() {
        Cash cash = receive("1 acme 119.00", Cases.entry("150.00", null, "MU-2026-000001"), null);

        assertThat(cash.state()).isEqualTo(State.ON_ACCOUNT);
        assertThat(cash.unapplied()).isEqualTo(Money.parse("EUR 31.00"));
        assertThat(balances("acme"))
                .isEqualTo("BANK 150.00, RECEIVABLE -119.00, UNAPPLIED_CASH -31.00");
    }

    @Test
    void whatIsWithheldIsAClaimAndNoShortPayment() {
        receive("1 acme 1180.00 100.00", Cases.entry("1080.00", null, "MU-2026-000001"), null);

        assertThat(open(1)).isEqualTo("0.00");
        assertThat(balances("acme"))
                .isEqualTo("BANK 1080.00, RECEIVABLE -1180.00, WITHHOLDING_RECEIVABLE 100.00");
    }

    /** The claim is in the ledger since the payment: only the list gets shorter. */
    @Test
    void whatIsWithheldWantsACertificate() {
        BankEntry paid = Cases.entry("1080.00", null, "MU-2026-000001");
        Cash cash = receive("1 acme 1180.00 100.00", paid, null);
        assertThat(cash.state()).isEqualTo(State.APPLIED);
        assertThat(cash.isOnWorkList()).isTrue();
        Cash after = decide(cash, new CashDecision.Certify(Cases.number(1), "TDS-77"), "d-1");

        assertThat(after.isOnWorkList()).isFalse();
        assertThat(after.applied().getFirst().differences().getFirst().certificate())
                .isEqualTo("TDS-77");
        assertThat(balances("acme"))
                .isEqualTo("BANK 1080.00, RECEIVABLE -1180.00, WITHHOLDING_RECEIVABLE 100.00");
        CashOutcome again =
                CashRules.decide(
                        after,
                        new CashDecision.Certify(Cases.number(1), "TDS-78"),
                        step("d-2"),
                        POLICY,
                        receivables);
        assertThat(again).isInstanceOf(CashOutcome.Refused.class);
    }

    @Test
    void moneyForSeveralAccountsIsEachOnes() {
        Cash cash =
                receive(
                        "1 acme 100.00; 2 bolt 50.00",
                        Cases.entry("160.00", null, "MU2026000001 MU2026000002"),
                        null);

        assertThat(cash.unapplied()).isEqualTo(Money.parse("EUR 10.00"));
        assertThat(balances("acme"))
                .isEqualTo("BANK 110.00, RECEIVABLE -100.00, UNAPPLIED_CASH -10.00");
        assertThat(balances("bolt")).isEqualTo("BANK 50.00, RECEIVABLE -50.00");
    }

    @Test
    void whatNobodyKnowsWaitsWithNobodysMoney() {
        Cash cash = receive("1 acme 119.00", Cases.entry("119.00", null, "?"), null);

        assertThat(cash.state()).isEqualTo(State.OPEN);
        assertThat(cash.account()).isNull();
        assertThat(open(1)).isEqualTo("119.00");
        assertThat(balances("unidentified-cash")).isEqualTo("BANK 119.00, UNAPPLIED_CASH -119.00");
    }

    @Test
    void aPersonSaysWhatItIsFor() {
        Cash cash = receive("1 acme 119.00", Cases.entry("119.00", null, "?"), null);
        Cash after = decide(cash, apply(new Wanted(Cases.number(1), null, null, null)), "d-1");

        assertThat(after.state()).isEqualTo(State.APPLIED);
        assertThat(balances("unidentified-cash")).isEmpty();
        assertThat(balances("acme")).isEqualTo("BANK 119.00, RECEIVABLE -119.00");
        assertThat(after.steps().getLast().by()).isEqualTo("jo");
    }

    /** A return opens the same items and takes what came with the money, too. */
    @Test
    void aReturnReopensTheSameInvoicesAndLeavesNothing() {
        Cash cash = receive("1 acme 119.00", Cases.entry("118.95", null, "MU-2026-000001"), null);
        Cash after = carriedOut(CashRules.giveBack(cash, step("r-1"), receivables));

        assertThat(after.state()).isEqualTo(State.RETURNED);
        assertThat(after.unapplied()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(receivables.get(Cases.number(1)))
                .isEqualTo(Cases.item("1 acme 119.00").receivable());
        assertThat(balances("acme")).isEmpty();
    }

    @Test
    void aDecisionCanBeUndoneAndTakenAnew() {
        Cash cash = receive("1 acme 60.00; 2 acme 119.00", Cases.entry("119.00", null, "?"), null);
        cash = decide(cash, apply(new Wanted(Cases.number(1), null, null, null)), "d-1");
        assertThat(cash.state()).isEqualTo(State.ON_ACCOUNT);
        cash = decide(cash, new CashDecision.Undo(), "d-2");
        assertThat(cash.unapplied()).isEqualTo(Money.parse("EUR 119.00"));
        cash = decide(cash, apply(new Wanted(Cases.number(2), null, null, null)), "d-3");

        assertThat(open(1)).isEqualTo("60.00");
        assertThat(open(2)).isEqualTo("0.00");
        assertThat(balances("acme")).isEqualTo("BANK 119.00, RECEIVABLE -119.00");
    }

    @Test
    void whatIsAnotherAccountsIsMovedThere() {
        Cash cash = receive("1 acme 119.00", Cases.entry("60.00", null, "?"), "acme");
        cash = decide(cash, new CashDecision.Assign(new AccountId("bolt")), "d-1");
        assertThat(cash.state()).isEqualTo(State.ON_ACCOUNT);
        cash = decide(cash, new CashDecision.Park(), "d-2");

        assertThat(cash.state()).isEqualTo(State.PARKED);
        assertThat(balances("acme")).isEmpty();
        assertThat(balances("bolt")).isEqualTo("BANK 60.00, UNAPPLIED_CASH -60.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    1 acme 119.00    | 1 | 120.00 | -        | wants EUR 120.00, of the money EUR 100.00 is left
                    1 acme 19.00     | 1 | 20.00  | -        | wants EUR 20.00, only EUR 19.00 is open
                    1 acme 0.00      | 1 | -      | -        | has nothing open
                    1 acme 119.00    | 9 | -      | -        | is not known
                    1 acme USD119.00 | 1 | -      | -        | is in USD, the money in EUR: say what of it that settles
                    1 acme 119.00    | 1 | -      | SMALL    | lacks EUR 19.00, at most EUR 0.11 may be given up for that
                    1 acme 151.00    | 1 | -      | BANK_FEE | lacks EUR 51.00, at most EUR 50.00 may be given up for that
                    1 acme 100.00    | 1 | -      | SMALL    | leaves no rest that could be explained
                    """)
    void aWrongDecisionIsRefused(
            String items, int invoice, String amount, Difference.Kind rest, String reason) {
        Cash cash = receive(items, Cases.entry("100.00", null, "?"), null);
        Money wanted = amount == null ? null : Money.parse("EUR " + amount);
        CashOutcome outcome =
                CashRules.decide(
                        cash,
                        apply(new Wanted(Cases.number(invoice), wanted, null, rest)),
                        step("d-1"),
                        POLICY,
                        receivables);

        assertThat(outcome).isInstanceOf(CashOutcome.Refused.class);
        assertThat(((CashOutcome.Refused) outcome).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).endsWith(reason));
    }

    @Test
    void moneyThatWentBooksNothing() {
        BankEntry out = Cases.entry("-20.00", "Landlord", "rent");
        CashChange change = CashRules.receive(PLACE, out, List.of(), POLICY, receivables);

        assertThat(change.after().state()).isEqualTo(State.OUTGOING);
        assertThat(change.entries()).isEmpty();
        assertThat(
                        CashRules.decide(
                                change.after(),
                                new CashDecision.Park(),
                                step("d"),
                                POLICY,
                                receivables))
                .isInstanceOf(CashOutcome.Refused.class);
    }

    private Cash receive(String items, BankEntry entry, String known) {
        List<OpenItem> all = Cases.items(items);
        receivables.putAll(Cases.receivables(all));
        List<CashMatch> matches = CashMatching.match(entry, Cases.found(all, entry, known), POLICY);
        return carriedOut(CashRules.receive(PLACE, entry, matches, POLICY, receivables));
    }

    private Cash decide(Cash cash, CashDecision decision, String id) {
        return carriedOut(CashRules.decide(cash, decision, step(id), POLICY, receivables));
    }

    private static CashDecision apply(Wanted... wanted) {
        return new CashDecision.Apply(List.of(wanted));
    }

    private static Step step(String id) {
        return new Step(id, "decide", "jo", "the customer called", DAY.plusDays(1));
    }

    private Cash carriedOut(CashOutcome outcome) {
        assertThat(outcome).isInstanceOf(CashOutcome.Changed.class);
        return carriedOut(((CashOutcome.Changed) outcome).change());
    }

    private Cash carriedOut(CashChange change) {
        change.receivables().forEach(it -> receivables.put(it.invoice(), it));
        booked.addAll(change.entries());
        assertThat(booked).extracting(LedgerEntry::id).doesNotHaveDuplicates();
        return change.after();
    }

    private String open(int sequence) {
        return receivables.get(Cases.number(sequence)).open().getAmount().toPlainString();
    }

    /** Debits less credits of an account's ledger, but those that are zero. */
    private String balances(String account) {
        Map<LedgerAccount, Money> sums = new EnumMap<>(LedgerAccount.class);
        booked.stream()
                .filter(entry -> entry.account().value().equals(account))
                .flatMap(entry -> entry.postings().stream())
                .forEach(posting -> sums.merge(posting.account(), posting.signed(), Money::plus));
        Map<String, String> shown = new TreeMap<>();
        sums.forEach(
                (where, sum) -> {
                    if (!sum.isZero()) {
                        shown.put(where.name(), sum.getAmount().toPlainString());
                    }
                });
        return shown.toString().replaceAll("[{}]", "").replace("=", " ");
    }
}
