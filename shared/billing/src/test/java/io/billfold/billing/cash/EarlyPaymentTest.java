package io.billfold.billing.cash;

import static io.billfold.billing.cash.Cases.POLICY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Examples;
import io.billfold.billing.Problem;
import io.billfold.billing.cash.CashDecision.Wanted;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.ledger.DiscountBookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.order.OwnPrice;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.Terms;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Discounts for paying early, from the terms to the tax. Issued 2026-01-31, due 2026-02-14. */
class EarlyPaymentTest {
    /** 119.00 at 19 %, 2 % within 7 days: 2.38 = 2.00 + 0.38. */
    private static final Invoice PLAIN = invoice("DE", "100.00@19");

    private static final CashRules.Place PLACE =
            new CashRules.Place(
                    new CashId("c-1"), PLAIN.content().seller().id(), "DE1", "2026-02-08");

    private final List<LedgerEntry> booked = new ArrayList<>();
    private Receivable receivable = Receivable.of(PLAIN);

    @Test
    void anInvoiceSaysWhatItOffersUntilWhen() {
        assertThat(PLAIN.discounts())
                .extracting(it -> it.until() + " " + it.discount() + " " + it.payable())
                .containsExactly(
                        "2026-02-07 EUR 2.38 EUR 116.62", "2026-02-10 EUR 1.19 EUR 117.81");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # came  | value date | open | what is booked
                    116.62  | 2026-02-07 | 0.00 | BANK 116.62, DISCOUNTS 2.00, RECEIVABLE -119.00, TAX_PAYABLE 0.38
                    # the second step: 1.19 = 1.00 + 0.19
                    117.81  | 2026-02-08 | 0.00 | BANK 117.81, DISCOUNTS 1.00, RECEIVABLE -119.00, TAX_PAYABLE 0.19
                    # early enough for more than was taken
                    117.81  | 2026-02-05 | 0.00 | BANK 117.81, DISCOUNTS 1.00, RECEIVABLE -119.00, TAX_PAYABLE 0.19
                    # near: a thousandth of 119.00 is 0.11; of 2.45 is 19/119 0.3912
                    116.55  | 2026-02-07 | 0.00 | BANK 116.55, DISCOUNTS 2.06, RECEIVABLE -119.00, TAX_PAYABLE 0.39
                    # too late, or too much
                    116.62  | 2026-02-08 | 2.38 | BANK 116.62, RECEIVABLE -116.62
                    116.62  | 2026-02-20 | 2.38 | BANK 116.62, RECEIVABLE -116.62
                    110.00  | 2026-02-07 | 9.00 | BANK 110.00, RECEIVABLE -110.00
                    # whole
                    119.00  | 2026-02-03 | 0.00 | BANK 119.00, RECEIVABLE -119.00
                    """)
    void aPaymentInTimeMayLackTheDiscount(String came, LocalDate on, String open, String balances) {
        receive(came, on);

        assertThat(receivable.open().getAmount()).hasToString(open);
        assertThat(balances()).isEqualTo(balances);
    }

    @Test
    void whoTakesItTooLateIsToldUntilWhenItWas() {
        Cash cash = receive("116.62", LocalDate.of(2026, 2, 11));

        assertThat(cash.steps().getFirst().why())
                .endsWith("EUR 2.38 stay open: its discount could be taken until 2026-02-07");
    }

    @Test
    void aPersonMayGrantItAnyway() {
        Cash cash = receive("110.00", LocalDate.of(2026, 2, 20));
        Cash open =
                changed(CashRules.decide(cash, new CashDecision.Undo(), step(1), POLICY, now()));
        changed(
                CashRules.decide(
                        open,
                        new CashDecision.Apply(
                                List.of(
                                        new Wanted(
                                                PLAIN.number(),
                                                null,
                                                null,
                                                Difference.Kind.DISCOUNT))),
                        step(2),
                        POLICY,
                        now(),
                        Map.of(PLAIN.number(), PLAIN)));

        // 9.00 x 19 / 119 = 1.4369...
        assertThat(receivable.open().isZero()).isTrue();
        assertThat(balances())
                .isEqualTo("BANK 110.00, DISCOUNTS 7.56, RECEIVABLE -119.00, TAX_PAYABLE 1.44");
    }

    @Test
    void aReturnTakesTheDiscountAndItsTaxBack() {
        Cash cash = receive("116.62", LocalDate.of(2026, 2, 7));
        assertThat(taxes()).isEqualTo("EUR -2.00 EUR -0.38");
        changed(CashRules.giveBack(cash, step(1), now()));

        assertThat(receivable).isEqualTo(Receivable.of(PLAIN));
        assertThat(balances()).isEmpty();
        assertThat(taxes()).isEqualTo("EUR -2.00 EUR -0.38, EUR 2.00 EUR 0.38");
    }

    @Test
    void aReturnWhoseDiscountWasPartlyGivenBackIsForAPerson() {
        Cash cash = receive("116.62", LocalDate.of(2026, 2, 7));
        Money none = Money.parse("EUR 0.00");
        receivable = receivable.withCredited(none, Money.parse("EUR 59.50"));

        assertThat(CashRules.giveBack(cash, step(1), now()))
                .isEqualTo(
                        new CashOutcome.Refused(
                                List.of(
                                        new Problem(
                                                "invoice",
                                                PLAIN.number() + " was credited meanwhile"))));
    }

    /**
     * 10.01 at 19 % is 1.90, 20.02 at 7 % is 1.40: together 33.33, of which 3 % is 1.00 (0.9999).
     * By what the rates have in it: 11.91 / 33.33 is 35.73 cents, 21.42 / 33.33 is 64.27, so 0.36
     * and 0.64: the cent that is left goes to the first. Of 0.36 is 1.90 / 11.91 5.74, so 0.06 of
     * tax; of 0.64 is 1.40 / 21.42 4.18, so 0.04.
     */
    @Test
    void everyRateBearsItsPartAndNoCentIsLost() {
        Invoice two = invoice("DE", "10.01@19 20.02@7");

        assertThat(two.total()).isEqualTo(Money.parse("EUR 33.33"));
        assertThat(DiscountBookings.taxes(two, Money.parse("EUR 1.00")))
                .extracting(it -> it.key().ratePercent() + ": " + it.base() + " " + it.tax())
                .containsExactlyInAnyOrder("19: EUR -0.30 EUR -0.06", "7: EUR -0.60 EUR -0.04");
    }

    @ParameterizedTest
    @CsvSource({"DE, 1", "GB, 1", "US-TX, 1", "JP, 0"})
    void theLawOfThePlaceSaysWhetherTaxIsLowered(String place, int movements) {
        assertThat(DiscountBookings.taxes(invoice(place, "100.00@19"), Money.parse("EUR 2.38")))
                .hasSize(movements);
    }

    /** Two times 116.62. */
    @Test
    void severalInvoicesMayEachLackTheirs() {
        Invoice second =
                new Invoice(
                        new InvoiceNumber("MU", 2026, 43),
                        PLAIN.issuedOn(),
                        PLAIN.dueOn(),
                        1,
                        PLAIN.content());
        BankEntry entry = entry("233.24", LocalDate.of(2026, 2, 7), "");
        CashMatch match =
                CashMatching.match(
                                entry,
                                new Candidates(
                                        List.of(item(PLAIN), item(second)),
                                        null,
                                        Set.of(),
                                        PLAIN.content().account().id(),
                                        true),
                                POLICY)
                        .getFirst();

        assertThat(match.rule()).isEqualTo(CashMatch.Rule.EXACT_SUM);
        assertThat(match.isSure(POLICY)).isTrue();
        assertThat(match.allocations())
                .extracting(it -> it.invoice() + " " + it.cash() + " " + it.settled())
                .containsExactly(
                        "MU-2026-000042 EUR 116.62 EUR 119.00",
                        "MU-2026-000043 EUR 116.62 EUR 119.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0@2       | days must be at least 1, was 0
                    7@0       | percent must be above 0 and below 100, was 0
                    7@100     | percent must be above 0 and below 100, was 100
                    7@2.125   | percent must have at most 2 decimals, was 2.125
                    14@2      | earlyPayment[0].days must be below paymentTermsDays 14, was 14
                    7@2 7@1   | earlyPayment[1] must have more days and less percent than the step before
                    7@2 9@2   | earlyPayment[1] must have more days and less percent than the step before
                    3@3 5@2 7@1 | earlyPayment must have at most 2 steps, had 3
                    """)
    void termsThatMakeNoSenseAreRefused(String steps, String reason) {
        assertThatThrownBy(
                        () ->
                                new Terms(
                                        14,
                                        null,
                                        false,
                                        new Channel.Direct(),
                                        List.of(),
                                        steps(steps)))
                .hasMessage(reason);
    }

    @Test
    void draftsOfOneGroupOfferTheSame() {
        BillingGroup group = BillingGroup.of(PLAIN.content(), false);

        assertThat(group.key()).isEqualTo("acme#muster#EUR#14/7@2/10@1#-#-#PO-7");
        assertThat(BillingGroup.parse(group.key())).isEqualTo(group);
    }

    private Cash receive(String came, LocalDate on) {
        BankEntry entry = entry(came, on, PLAIN.number().toString());
        Candidates found =
                new Candidates(List.of(item(PLAIN)), null, Set.of(PLAIN.number()), null, true);
        List<CashMatch> matches = CashMatching.match(entry, found, POLICY);
        return carriedOut(CashRules.receive(PLACE, entry, matches, POLICY, now()));
    }

    private Cash changed(CashOutcome outcome) {
        return switch (outcome) {
            case CashOutcome.Changed(CashChange change) -> carriedOut(change);
            case CashOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private Cash carriedOut(CashChange change) {
        booked.addAll(change.entries());
        change.receivables().forEach(it -> receivable = it);
        return change.after();
    }

    private Map<InvoiceNumber, Receivable> now() {
        return Map.of(PLAIN.number(), receivable);
    }

    private static Cash.Step step(int id) {
        return new Cash.Step("d-" + id, "decide", "kim", "as agreed", LocalDate.of(2026, 2, 21));
    }

    /** Debits positive; what is level is left out. */
    private String balances() {
        Map<String, Money> sums = new TreeMap<>();
        booked.stream()
                .flatMap(it -> it.postings().stream())
                .forEach(it -> sums.merge(it.account().name(), it.signed(), Money::plus));
        return sums.entrySet().stream()
                .filter(it -> !it.getValue().isZero())
                .map(it -> it.getKey() + " " + it.getValue().getAmount())
                .collect(Collectors.joining(", "));
    }

    private String taxes() {
        return booked.stream()
                .flatMap(it -> it.taxes().stream())
                .map(it -> it.base() + " " + it.tax())
                .collect(Collectors.joining(", "));
    }

    private static OpenItem item(Invoice invoice) {
        return new OpenItem(Receivable.of(invoice), "Acme", null, invoice);
    }

    private static BankEntry entry(String amount, LocalDate valueOn, @Nullable String text) {
        Money money = Money.parse("EUR " + amount);
        return new BankEntry(
                "1",
                valueOn.plusDays(1),
                valueOn,
                money,
                Money.parse("EUR 0.00"),
                "Acme",
                null,
                null,
                null,
                text == null ? "" : text,
                null,
                null);
    }

    /** Lines such as {@code 100.00@19}: 2 % within 7 days, 1 % within 10. */
    private static Invoice invoice(String place, String lines) {
        List<OwnPrice> prices = new ArrayList<>();
        List<TaxTreatment> treatments = new ArrayList<>();
        for (String line : lines.split(" ")) {
            String[] part = line.split("@");
            prices.add(Examples.flat("P" + prices.size(), part[0]));
            treatments.add(
                    Examples.taxed(
                            place,
                            RoundingPolicy.EN_16931,
                            Examples.component("VAT", place, part[1])));
        }
        Draft draft =
                InvoiceTax.apply(Examples.draft(prices.toArray(OwnPrice[]::new)), treatments)
                        .withSettlement(Settlement.offering(steps("7@2 10@1")));
        return Issuing.issue(draft, Examples.NUMBER, Examples.ISSUED_ON, 1);
    }

    private static List<EarlyPayment> steps(String texts) {
        return Arrays.stream(texts.split(" ")).map(EarlyPayment::parse).toList();
    }
}
