package io.billfold.billing.cash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.Cash.State;
import io.billfold.billing.cash.Cash.Step;
import io.billfold.billing.cash.CashDecision.Wanted;
import io.billfold.billing.cash.CashMatch.Rule;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Money in euros of a bank that exchanged it from dollars. */
class ExchangedCashTest {
    private static final CashPolicy POLICY = Cases.POLICY;

    private final Map<InvoiceNumber, Receivable> receivables = new HashMap<>();
    private final List<LedgerEntry> booked = new ArrayList<>();

    /**
     * Open items; whose bank account it is; what came in USD, the rate, what of it was booked and
     * what the bank kept in EUR; the text. Then the best match: rule, confidence, and per invoice
     * the euros, what they count for, and differences. 110.00 / 1.1022 = 99.80; 120.00 / 1.1022 =
     * 108.87, of which 110 / 120 are 99.80; of 99.80 are 60 / 110 54.44; 109.95 / 1.1022 = 99.76.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    1 acme USD110.00                 | -    | 110.00 | 1.1022  | 99.80  | 0.00  | MU2026000001 | INVOICE_NUMBER | 980 | 1=99.80/USD 110.00
                    1 acme USD110.00                 | -    | 110.00 | 0.90727 | 99.80  | 0.00  | MU2026000001 | INVOICE_NUMBER | 980 | 1=99.80/USD 110.00
                    1 acme USD110.00                 | -    | 110.00 | -       | 99.80  | 0.00  | MU2026000001 | INVOICE_NUMBER | 900 | 1=99.80/USD 110.00
                    1 acme USD110.00                 | -    | 110.00 | 1.1022  | 84.80  | 0.00  | MU2026000001 | INVOICE_NUMBER | 900 | 1=84.80/USD 110.00
                    1 acme USD110.00                 | -    | 110.00 | 1.1022  | 84.80  | 15.00 | MU2026000001 | INVOICE_NUMBER | 980 | 1=84.80/USD 110.00
                    1 acme USD110.00                 | -    | 110.00 | 1.1022  | 39.80  | 60.00 | MU2026000001 | INVOICE_NUMBER | 900 | 1=39.80/USD 110.00
                    1 acme USD110.00                 | acme | 110.00 | 1.1022  | 99.80  | 0.00  | thanks       | EXACT_AMOUNT   | 970 | 1=99.80/USD 110.00
                    1 acme 99.80; 2 acme USD110.00   | acme | 110.00 | 1.1022  | 99.80  | 0.00  | thanks       | EXACT_AMOUNT   | 500 | 1=99.80/EUR 99.80
                    1 acme USD60.00; 2 acme USD50.00 | -    | 110.00 | 1.1022  | 99.80  | 0.00  | MU2026000001 MU2026000002 | INVOICE_NUMBER | 980 | 1=54.44/USD 60.00, 2=45.36/USD 50.00
                    1 acme USD110.00                 | -    | 120.00 | 1.1022  | 108.87 | 0.00  | MU2026000001 | INVOICE_NUMBER | 960 | 1=99.80/USD 110.00
                    1 acme USD110.00                 | -    | 109.95 | 1.1022  | 99.76  | 0.00  | MU2026000001 | INVOICE_NUMBER | 960 | 1=99.76/USD 109.95+SMALL USD 0.05
                    1 acme 100.00                    | -    | 110.00 | 1.1022  | 99.80  | 0.00  | MU2026000001 | INVOICE_NUMBER | 960 | 1=99.80/EUR 99.80
                    1 acme GBP100.00                 | -    | 110.00 | 1.1022  | 99.80  | 0.00  | MU2026000001 | NONE           | 0   | -
                    1 acme USD110.00                 | acme | 50.00  | 1.1022  | 45.36  | 0.00  | thanks       | KNOWN_PAYER    | 951 | -
                    """)
    void itSettlesWhatItWasBeforeItWasExchanged(
            String items,
            String known,
            String from,
            BigDecimal rate,
            String amount,
            String charges,
            String text,
            Rule rule,
            int confidence,
            String allocations) {
        BankEntry entry = entry(from, rate, amount, charges, text);
        CashMatch best =
                CashMatching.match(entry, Cases.found(Cases.items(items), entry, known), POLICY)
                        .getFirst();

        assertThat(best.rule()).as(best.reason()).isEqualTo(rule);
        assertThat(best.confidenceThousandths()).as(best.reason()).isEqualTo(confidence);
        assertThat(inWords(best)).isEqualTo(allocations == null ? "" : allocations);
    }

    /** The rate says why: 110.00 / 1.1022 is 99.80, and 84.80 came. */
    @Test
    void whatIsMissingIsToldToAPerson() {
        BankEntry entry =
                entry("110.00", new BigDecimal("1.1022"), "84.80", "0.00", "MU2026000001");
        Candidates found = Cases.found(Cases.items("1 acme USD110.00"), entry, null);

        assertThat(CashMatching.match(entry, found, POLICY).getFirst().reason())
                .isEqualTo(
                        "its text names MU-2026-000001; USD 110.00 were exchanged into EUR 84.80:"
                                + " the bank's rate 1.1022 does not come to it");
    }

    @Test
    void bothCurrenciesMeetAtExchangeDifferences() {
        Cash cash = receive("1 acme USD110.00", "99.80", "0.00");

        assertThat(cash.state()).isEqualTo(State.APPLIED);
        assertThat(cash.unapplied()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(open(1)).isEqualTo("USD 0.00");
        assertThat(balances())
                .isEqualTo(
                        "BANK EUR 99.80, EXCHANGE_DIFFERENCES EUR -99.80,"
                                + " EXCHANGE_DIFFERENCES USD 110.00, RECEIVABLE USD -110.00");
    }

    /** 84.80 and the 15.00 that the bank kept are the 99.80 that 110.00 were worth. */
    @Test
    void whatTheBankKeptOfItIsAFee() {
        receive("1 acme USD110.00", "84.80", "15.00");

        assertThat(balances())
                .isEqualTo(
                        "BANK EUR 84.80, BANK_FEES EUR 15.00, EXCHANGE_DIFFERENCES EUR -99.80,"
                                + " EXCHANGE_DIFFERENCES USD 110.00, RECEIVABLE USD -110.00");
    }

    @Test
    void aReturnLeavesNothing() {
        Cash cash = receive("1 acme USD110.00", "84.80", "15.00");
        carriedOut(CashRules.giveBack(cash, step("r-1"), receivables));

        assertThat(open(1)).isEqualTo("USD 110.00");
        assertThat(balances()).isEmpty();
    }

    /** 99.80 of USD 110: USD 60 are 54.44, and the 45.36 that are left are the other 50. */
    @Test
    void whatIsLeftCountsForTheRestOfWhatCame() {
        Cash cash = receive("1 acme USD60.00; 2 bolt USD50.00", "99.80", "0.00");
        assertThat(cash.unapplied()).isEqualTo(Money.parse("EUR 45.36"));
        Cash after = carriedOut(decide(cash, new Wanted(Cases.number(2), null, null, null)));

        assertThat(after.unapplied()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(open(2)).isEqualTo("USD 0.00");
    }

    /**
     * Of a statement that says nothing of the exchange, somebody knows it from the bank's letter.
     */
    @Test
    void aPersonSaysWhatItSettles() {
        Cash cash = received("1 acme USD110.00", Cases.entry("99.80", null, "MU2026000001"));
        assertThat(cash.state()).isEqualTo(State.OPEN);
        Cash after =
                carriedOut(
                        decide(
                                cash,
                                new Wanted(Cases.number(1), null, new BigDecimal("110"), null)));

        assertThat(after.state()).isEqualTo(State.APPLIED);
        assertThat(open(1)).isEqualTo("USD 0.00");
        assertThat(balances())
                .isEqualTo(
                        "BANK EUR 99.80, EXCHANGE_DIFFERENCES EUR -99.80,"
                                + " EXCHANGE_DIFFERENCES USD 110.00, RECEIVABLE USD -110.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    USD110.00 | -      | -      | -        | is in USD, the money in EUR: say what of it that settles
                    USD110.00 | -      | 110.01 | -        | wants USD 110.01, only USD 110.00 is open
                    USD110.00 | 100.00 | 110.00 | -        | wants EUR 100.00, of the money EUR 99.80 is left
                    USD110.00 | -      | 0      | -        | can't be settled by USD 0
                    USD110.00 | -      | 1.234  | -        | can't be settled by USD 1.234
                    USD110.00 | -      | 109.00 | SMALL    | lacks USD 1.00, at most USD 0.11 may be given up for that
                    99.80     | -      | 99.80  | -        | is in the money's currency: it settles what the money is
                    """)
    void aWrongDecisionIsRefused(
            String open, String amount, BigDecimal settles, Difference.Kind rest, String reason) {
        Cash cash = received("1 acme " + open, Cases.entry("99.80", null, "?"));
        Money money = amount == null ? null : Money.parse("EUR " + amount);
        CashOutcome outcome = decide(cash, new Wanted(Cases.number(1), money, settles, rest));

        assertThat(outcome).isInstanceOf(CashOutcome.Refused.class);
        assertThat(((CashOutcome.Refused) outcome).problems())
                .containsExactly(new Problem("invoices[0]", "MU-2026-000001 " + reason));
    }

    /** 1.1 is 1.1000: 110.00 make 100.00, and not the 104.76 that 1.05 would. */
    @ParameterizedTest
    @CsvSource({
        "110.00, 1.1, 100.00, true",
        "110.00, 1.1, 100.02, false",
        "110.00, 1.1022, 99.79, true",
        "110.00, 1.1022, 99.82, false",
        "15025, 150.25, 100.00, true",
        "15025, 150.25, 100.02, false"
    })
    void aRateIsAsExactAsItsDigits(
            BigDecimal from, BigDecimal rate, BigDecimal into, boolean makes) {
        CurrencyUnit currency = CurrencyUnit.of(from.scale() == 0 ? "JPY" : "USD");
        Exchange exchange = new Exchange(Money.of(currency, from), rate);

        assertThat(exchange.makes(Money.of(CurrencyUnit.EUR, into))).isEqualTo(makes);
    }

    @Test
    void nothingIsExchangedIntoItsOwnCurrencyOrFromNothing() {
        Exchange own = new Exchange(Money.parse("EUR 1.00"), null);

        assertThatThrownBy(
                        () ->
                                new BankEntry(
                                        "1",
                                        Cases.DAY,
                                        Cases.DAY,
                                        Money.parse("EUR 1.00"),
                                        Money.parse("EUR 0.00"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        "",
                                        own,
                                        null))
                .hasMessageContaining("entry 1 of EUR 1.00 was exchanged from EUR 1.00");
        assertThatThrownBy(() -> new Exchange(Money.parse("USD 0.00"), null))
                .hasMessageContaining("not above zero");
    }

    private static BankEntry entry(
            String from, BigDecimal rate, String amount, String charges, String text) {
        return new BankEntry(
                "1",
                Cases.DAY,
                Cases.DAY,
                Money.parse("EUR " + amount),
                Money.parse("EUR " + charges),
                null,
                null,
                null,
                null,
                text,
                new Exchange(Money.parse("USD " + from), rate),
                null);
    }

    private static String inWords(CashMatch match) {
        return match.allocations().stream()
                .map(it -> paid(it) + lacking(it))
                .collect(Collectors.joining(", "));
    }

    private static String paid(Allocation it) {
        return "%d=%s/%s".formatted(it.invoice().sequence(), it.cash().getAmount(), it.value());
    }

    private static String lacking(Allocation allocation) {
        return allocation.differences().stream()
                .map(it -> "+" + it.kind() + " " + it.amount())
                .collect(Collectors.joining());
    }

    private Cash receive(String items, String amount, String charges) {
        BigDecimal rate = new BigDecimal("1.1022");
        return received(items, entry("110.00", rate, amount, charges, "MU2026000001"));
    }

    private Cash received(String items, BankEntry entry) {
        List<OpenItem> all = Cases.items(items);
        receivables.putAll(Cases.receivables(all));
        List<CashMatch> matches = CashMatching.match(entry, Cases.found(all, entry, null), POLICY);
        return carriedOut(CashRules.receive(Cases.PLACE, entry, matches, POLICY, receivables));
    }

    private CashOutcome decide(Cash cash, Wanted wanted) {
        CashDecision apply = new CashDecision.Apply(List.of(wanted));
        return CashRules.decide(cash, apply, step("d-1"), POLICY, receivables);
    }

    private static Step step(String id) {
        return new Step(id, "decide", "jo", "the bank wrote", Cases.DAY.plusDays(1));
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
        return receivables.get(Cases.number(sequence)).open().toString();
    }

    /** Debits less credits of the whole ledger in each currency, but those that are zero. */
    private String balances() {
        Map<String, Money> sums = new TreeMap<>();
        booked.stream()
                .flatMap(entry -> entry.postings().stream())
                .forEach(
                        it ->
                                sums.merge(
                                        it.account() + " " + it.amount().getCurrencyUnit(),
                                        it.signed(),
                                        Money::plus));
        return sums.entrySet().stream()
                .filter(it -> !it.getValue().isZero())
                .map(it -> it.getKey() + " " + it.getValue().getAmount())
                .collect(Collectors.joining(", "));
    }
}
