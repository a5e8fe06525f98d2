package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CASH_AS_SENT;
import static io.billfold.testkit.audit.Invariant.DISCOUNTS_BOOKED;
import static io.billfold.testkit.audit.Invariant.DISCOUNTS_OFFERED;
import static io.billfold.testkit.audit.Invariant.PAYOUTS_BOOKED;
import static io.billfold.testkit.audit.Invariant.PROVIDER_HOLDS;
import static io.billfold.testkit.audit.Invariant.WITHHELD_CLAIMED;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.testkit.aws.ItemChange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What comes by bank for one invoice over 100.00 and 19.00 of tax, of 1 March and with 2 % off
 * until the 11th, told to the checks by hand.
 */
class CashTwistsTest {
    /** What the twists here break. */
    static final Set<Invariant> BROKEN =
            Set.of(
                    CASH_AS_SENT,
                    DISCOUNTS_OFFERED,
                    DISCOUNTS_BOOKED,
                    WITHHELD_CLAIMED,
                    PAYOUTS_BOOKED,
                    PROVIDER_HOLDS);

    private static final String NUMBER = "MU-2026-000001";

    private final Findings findings = new Findings();
    private final Seen seen = new Seen(History.NAMES);
    private final DiscountCheck discounts = new DiscountCheck(seen, findings);
    private final CashCheck cash = new CashCheck(findings);
    private final LedgerCheck ledger = new LedgerCheck(new Findings());
    private final PayoutCheck payouts = new PayoutCheck(seen, findings);
    private final WithholdingCheck withholding = new WithholdingCheck(seen, findings, ledger);

    /** 2 % of 119.00 are 2.38, of which 19 / 119 are 0.38 of tax. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # value on  | discount | net  | tax  | known | breaks
                    2026-03-11  | 2.38     | 2.00 | 0.38 | 238   |
                    2026-03-12  | 2.38     | 2.00 | 0.38 | 238   | discounts-offered
                    2026-03-11  | 4.76     | 4.00 | 0.76 | 476   | discounts-offered
                    2026-03-11  | 2.38     | 2.38 | 0.00 | 238   | discounts-booked
                    2026-03-11  | 2.38     | 2.00 | 0.38 | 0     | discounts-booked
                    """)
    void aDiscountIsGivenAsItWasOffered(
            String valueOn,
            String discount,
            String net,
            String tax,
            long known,
            @Nullable String breaks) {
        take(invoice(), receivable(11_900, 0));
        take(
                cash(valueOn, discount),
                entry("cash:c-1.1.applied." + NUMBER, "c-1", net, tax),
                receivable(0, known));
        assertFound(breaks);
    }

    @Test
    void aDiscountOfAnInvoiceThatWasPaidInPart() {
        take(invoice(), receivable(11_900, 0));
        take(receivable(10_000, 0));
        take(
                cash("2026-03-11", "2.38"),
                entry("cash:c-1.1.applied." + NUMBER, "c-1", "2.00", "0.38"),
                receivable(0, 238));
        assertFound("discounts-offered");
    }

    @Test
    void theBankSaysAnotherDay() {
        cash.banked(new Banked("DE1", "s-1", "1", 11_662, LocalDate.of(2026, 3, 12)));
        look(cash, cash("2026-03-11", "2.38"));
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .contains(CASH_AS_SENT.shortName());
    }

    @Test
    void anEntryIsNeverTakenIn() {
        cash.banked(new Banked("DE1", "s-1", "1", 11_662, LocalDate.of(2026, 3, 11)));
        cash.settledState();
        assertFound("cash-as-sent");
    }

    /** 10.00 were withheld; a certificate over 8.00 proves these, and 2.00 are lost. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # state     | tax   | lost  | breaks
                    credited    | 8.00  | 2.00  |
                    credited    | 10.00 | 0.00  | withheld-claimed
                    written_off | 8.00  | 2.00  | withheld-claimed
                    undone      | 8.00  | 2.00  |
                    """)
    void aClaimEndsAsItsCertificateSays(
            String state, String tax, String lost, @Nullable String breaks) {
        withheld(claim("certificate_missing"), posted("withheld", "10.00", "0", "0"));
        withheld(claim("certificate_received"));
        withheld(claim(state), posted("ended.3", "-10.00", tax, lost));
        assertFound(breaks);
    }

    @Test
    void nobodyClaimsWhatIsBookedAsWithheld() {
        withheld(posted("withheld", "10.00", "0", "0"));
        assertFound("withheld-claimed");
    }

    /** Of 119.00 that were charged 1.78 are kept: 117.22 come. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # bank  | fees | state     | breaks
                    117.22  | 1.78 | confirmed |
                    117.22  | 0.00 | confirmed | payouts-booked,provider-holds
                    0.00    | 1.78 | awaited   | payouts-booked,provider-holds
                    234.44  | 1.78 | confirmed | payouts-booked,payouts-booked,provider-holds
                    """)
    void aPayoutIsWhatTheProviderSays(
            String bank, String fees, String state, @Nullable String breaks) {
        payouts.holds("muster", 11_900);
        look(payouts, moved("payment:stripe.ch_1", "receivable", "-119.00", "0"));
        payouts.paidOut(new PaidOut("muster", "po_1", 11_722, 178));
        String confirmedBy = state.equals("confirmed") ? "\"c-1\"" : "null";
        look(
                payouts,
                item(
                        History.NAMES.payments(),
                        "PAYOUT#stripe.po_1",
                        "PAYOUT",
                        "{\"confirmedBy\": %s}".formatted(confirmedBy)),
                moved("payout:stripe.po_1.arrived", "bank", bank, fees));
        payouts.settledState();
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .isEqualTo(breaks == null ? List.of() : List.of(breaks.split(",")));
    }

    /** What goes to an account and to fees comes out of the provider's clearing account. */
    private static ItemChange moved(String id, String account, String amount, String fees) {
        BigDecimal left = new BigDecimal(amount).add(new BigDecimal(fees)).negate();
        return item(
                History.NAMES.ledger(),
                "ACCOUNT#provider-stripe",
                "ENTRY#2026-03-11#" + id,
                """
                {"id": "%s", "seller": "muster", "currency": "EUR", "postings": [
                  {"account": "%s", "side": "debit", "amount": "%s"},
                  {"account": "fees", "side": "debit", "amount": "%s"},
                  {"account": "provider_clearing", "side": "debit", "amount": "%s"}]}"""
                        .formatted(id, account, amount, fees, left));
    }

    private void withheld(ItemChange... changes) {
        Write write = seen.take(List.of(changes), true);
        ledger.look(write);
        withholding.look(write);
    }

    private static ItemChange claim(String state) {
        return item(
                History.NAMES.payments(),
                "WITHHELD#w-1",
                "WITHHELD",
                """
                {"account": "acme", "seller": "muster", "invoice": "%s", "currency": "EUR",
                 "amount": "10.00", "cash": null, "state": "%s",
                 "certificate": {"number": "1", "amount": "8.00"}}"""
                        .formatted(NUMBER, state));
    }

    private static ItemChange posted(String kind, String claim, String tax, String lost) {
        String side = claim.startsWith("-") ? "credit" : "debit";
        return item(
                History.NAMES.ledger(),
                "ACCOUNT#acme",
                "ENTRY#2026-03-11#withholding:w-1." + kind,
                """
                {"id": "withholding:w-1.%s", "account": "acme", "seller": "muster",
                 "currency": "EUR", "bookedOn": "2026-03-11", "postings": [
                  {"account": "withholding_receivable", "side": "%s", "amount": "%s"},
                  {"account": "income_tax", "side": "debit", "amount": "%s"},
                  {"account": "bad_debts", "side": "debit", "amount": "%s"}]}"""
                        .formatted(kind, side, claim.replace("-", ""), tax, lost));
    }

    private void take(ItemChange... changes) {
        look(discounts, changes);
    }

    private void look(Subject check, ItemChange... changes) {
        check.look(seen.take(List.of(changes), true));
    }

    private static ItemChange invoice() {
        return item(
                History.NAMES.invoices(),
                "INVOICE#" + NUMBER,
                "INVOICE",
                """
                {"number": "%s", "issuedOn": "2026-03-01", "total": "119.00", "content": {
                 "currency": "EUR", "settlement": {"earlyPayment": [{"percent": "2", "days": 10}]},
                 "taxes": [{"place": "DE", "base": "100.00", "tax": "19.00"}]}}"""
                        .formatted(NUMBER));
    }

    private static ItemChange cash(String valueOn, String discount) {
        return item(
                History.NAMES.payments(),
                "CASH#c-1",
                "CASH",
                """
                {"bankAccount": "DE1", "statement": "s-1", "state": "applied", "unapplied": "0",
                 "entry": {"reference": "1", "valueOn": "%s", "currency": "EUR",
                   "amount": "116.62"},
                 "applied": [{"invoice": "%s", "cash": "116.62",
                   "differences": [{"kind": "discount", "amount": "%s"}]}]}"""
                        .formatted(valueOn, NUMBER, discount));
    }

    private static ItemChange entry(String id, String document, String net, String tax) {
        return item(
                History.NAMES.ledger(),
                "ACCOUNT#acme",
                "ENTRY#2026-03-11#" + id,
                """
                {"id": "%s", "document": "%s", "currency": "EUR", "postings": [
                  {"account": "discounts", "side": "debit", "amount": "%s"},
                  {"account": "tax_payable", "side": "debit", "amount": "%s"}]}"""
                        .formatted(id, document, net, tax));
    }

    private static ItemChange item(String table, String pk, String sk, String doc) {
        return new ItemChange(
                table,
                Map.of(),
                Map.of(
                        "pk", AttributeValue.fromS(pk),
                        "sk", AttributeValue.fromS(sk),
                        "doc", AttributeValue.fromS(doc)));
    }

    private static ItemChange receivable(long open, long discountLeft) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", AttributeValue.fromS("RECEIVABLE#" + NUMBER));
        item.put("sk", AttributeValue.fromS("RECEIVABLE"));
        item.put("open", AttributeValue.fromN(Long.toString(open)));
        item.put("discountLeft", AttributeValue.fromN(Long.toString(discountLeft)));
        return new ItemChange(History.NAMES.collections(), Map.of(), item);
    }

    /** Nothing where it is null. */
    private void assertFound(@Nullable String breaks) {
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .isEqualTo(breaks == null ? List.of() : List.of(breaks));
    }
}
