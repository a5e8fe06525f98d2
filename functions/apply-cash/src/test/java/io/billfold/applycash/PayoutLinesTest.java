package io.billfold.applycash;

import static io.billfold.applycash.Bank.paid;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.ClosedPeriod;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.lambda.Answer;
import io.billfold.store.Commit;
import io.micronaut.json.tree.JsonNode;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Lines of payouts that nobody books until a person says what they are. */
class PayoutLinesTest {
    private static final String ID = "stripe.po_1";

    /**
     * 10.00 - 0.50 of a charge that is known, and 5 lines that nobody books: 9.50 - 2.00 - 0.42 -
     * 1.00 + 0.30 - 1.21 = 5.17.
     */
    private static final String REPORT =
            """
            automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,currency,gross,fee,net,reporting_category,source_id,charge_id
            po_1,2026-03-02,txn_1,eur,10.00,0.50,9.50,charge,ch_1,ch_1
            po_1,2026-03-02,txn_2,eur,-2.00,0.00,-2.00,other_adjustment,adj_1,
            po_1,2026-03-02,txn_3,eur,-0.42,0.00,-0.42,tax,tax_1,
            po_1,2026-03-02,txn_4,eur,-1.00,0.00,-1.00,risk_reserved_funds,res_1,
            po_1,2026-03-02,txn_5,eur,0.30,0.00,0.30,what_is_new,new_1,
            po_1,2026-03-02,txn_6,eur,-1.21,0.00,-1.21,contribution,inv_1,
            po_1,2026-03-02,txn_7,eur,-5.17,0.00,-5.17,payout,po_1,
            """;

    private final Bank bank = new Bank();

    private void arrived() {
        new Provider(bank, "stripe").pays("ch_1", "EUR 10.00");
        bank.drop("bank/muster-de/po.csv", REPORT);
        bank.statement(List.of(paid("5.17", "STRIPE", "IE29AIBK93115212345678", "po_1")));
    }

    private static String book(String id, int line, String parts) {
        return "{\"version\":1,\"decisionId\":\"%s\",\"do\":\"book\",\"line\":\"line %d\",\"as\":[%s],"
                        .formatted(id, line, parts)
                + "\"reason\":\"invoice 7\"}";
    }

    private static String part(String kind) {
        return "{\"kind\":\"" + kind + "\"}";
    }

    private static String part(String kind, String amount) {
        return "{\"kind\":\"" + kind + "\",\"amount\":\"" + amount + "\"}";
    }

    private static String undo(String id, int line) {
        return book(id, line, "").replace("book", "undo").replace("\"as\":[],", "");
    }

    private PayoutAnswer decided(String body) {
        Answer answer = bank.decidePayout(ID, body);
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return (PayoutAnswer) answer.body();
    }

    private String refused(String body) {
        Answer answer = bank.decidePayout(ID, body);
        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = bank.stores.json().toTree(answer.body()).get("errors").get(0);
        return problem.get("field").getStringValue() + " " + problem.get("reason").getStringValue();
    }

    private List<LedgerEntry> entries() {
        return bank.stores
                .ledger()
                .entries(
                        new AccountId("provider-stripe"),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31));
    }

    /**
     * Clearing after the bank's entry: 10.00 - 0.50 - 5.17 = 4.33, which is 2.00 + 0.42 + 1.00 -
     * 0.30 + 1.21. Fees: 0.50 + 2.00 + 1.00 of the invoice with tax 0.21; input tax: 0.42 + 0.21.
     */
    @Test
    void everyLineLeavesClearingAsWhatAPersonSaysThatItIs() {
        arrived();
        assertThat(bank.balances()).containsEntry("PROVIDER_CLEARING", "4.33");

        decided(book("d-1", 3, part("fee")));
        assertThat(bank.balances()).containsEntry("PROVIDER_CLEARING", "2.33");
        decided(book("d-2", 4, part("tax-on-fees")));
        decided(book("d-3", 5, part("reserve")));
        decided(book("d-4", 6, part("loss", "0.30")));
        PayoutAnswer last =
                decided(book("d-5", 7, part("fee", "-1.00") + "," + part("tax-on-fees", "-0.21")));

        assertThat(bank.balances())
                .isEqualTo(
                        Map.of(
                                "BANK", "5.17",
                                "FEES", "3.50",
                                "INPUT_TAX", "0.63",
                                "LOSSES", "-0.30",
                                "PROVIDER_RESERVE", "1.00",
                                "RECEIVABLE", "-10.00"));
        assertThat(last.differences()).isEmpty();
        assertThat(last.decisions())
                .extracting(it -> it.what() + " " + it.line() + " " + it.by() + " " + it.as())
                .startsWith("book line 3 jo [Part[kind=fee, amount=-2.00]]")
                .endsWith(
                        "book line 7 jo [Part[kind=fee, amount=-1.00], Part[kind=tax-on-fees,"
                                + " amount=-0.21]]");
        assertThat(last.decisions().getFirst().reason()).isEqualTo("invoice 7");
        Map<String, String> query = Map.of("seller", "muster-de");
        PayoutAnswer.Page work =
                (PayoutAnswer.Page) bank.get("GET /payouts", Map.of(), query).body();
        assertThat(work.payouts()).isEmpty();
    }

    @Test
    void aDecisionThatIsSentAgainIsCarriedOutOnce() {
        arrived();
        PayoutAnswer first = decided(book("d-1", 3, part("fee")));
        Map<String, String> after = bank.balances();

        assertThat(decided(book("d-1", 3, part("fee")))).isEqualTo(first);
        assertThat(bank.balances()).isEqualTo(after);
    }

    @Test
    void whatPassesBetweenReadingAndWritingIsDecidedAnew() {
        arrived();
        bank.stores.beforeNextTransaction(() -> decided(book("d-2", 4, part("tax-on-fees"))));
        PayoutAnswer after = decided(book("d-1", 3, part("fee")));

        assertThat(after.decisions())
                .extracting(PayoutAnswer.Decision::decisionId)
                .containsExactly("d-2", "d-1");
    }

    /** Back and forth: 4.33 before, 2.33 booked, 4.33 undone; as a loss 2.33 again. */
    @Test
    void whatIsUndoneWaitsAgainAndMayBeBookedAsSomethingElse() {
        arrived();
        Map<String, String> before = bank.balances();
        decided(book("d-1", 3, part("fee")));
        PayoutAnswer undone = decided(undo("d-2", 3));

        assertThat(bank.balances()).isEqualTo(before);
        assertThat(undone.differences()).extracting(it -> it.line()).contains("line 3");
        assertThat(refused(undo("d-3", 3))).isEqualTo("line 'line 3' is booked by nobody");

        decided(book("d-4", 3, part("loss")));
        assertThat(bank.balances())
                .containsEntry("LOSSES", "2.00")
                .containsEntry("FEES", "0.50")
                .containsEntry("PROVIDER_CLEARING", "2.33");
    }

    /** The payout of March 2 in a month that is closed: on April 1, and it says when it was. */
    @Test
    void aLineOfAClosedMonthIsBookedInTheOpenOneWithItsDate() {
        arrived();
        close(YearMonth.of(2026, 3));
        decided(book("d-1", 3, part("fee")));

        LedgerEntry entry = entries().getLast();
        assertThat(entry.id()).isEqualTo("payout:stripe.po_1.line.d-1.fee");
        assertThat(entry.bookedOn()).isEqualTo("2026-04-01");
        assertThat(entry.happenedOn()).isEqualTo("2026-03-02");
        assertThat(entry.description()).isEqualTo("As fee, line 3: payout po_1");
    }

    @Test
    void whatCanNotBeBookedIsRefusedWithFieldAndReason() {
        arrived();
        decided(book("d-1", 3, part("fee")));
        String all = "of several parts each is there once, with its amount and EUR -0.42's sign";
        String table =
                """
                3 | {"kind":"loss"} | line line 3 was booked by jo with decision d-1
                2 | {"kind":"fee"} | line 'line 2' is none of the differences: nothing is missing
                9 | {"kind":"fee"} | line 'line 9' is none of the differences: nothing is missing
                4 | {"kind":"fee","amount":"-0.40"} | as comes to EUR -0.40, but the line is EUR -0.42
                4 | {"kind":"fee","amount":"0.42"} | as ALL
                4 | {"kind":"fee"},{"kind":"loss"} | as ALL
                4 | {"kind":"fee","amount":"-0.21"},{"kind":"fee","amount":"-0.21"} | as ALL
                4 | {"kind":"fee","amount":"-0.42"},{"kind":"loss","amount":"0"} | as ALL
                4 | {"kind":"gift"} | as[0].kind must be one of fee, tax-on-fees, loss, reserve, was 'gift'
                4 |  | as must say what the line is for book, and is left out for undo
                """;
        Map<String, String> before = bank.balances();
        for (String row : table.replace("ALL", all).lines().toList()) {
            String[] cells = row.split(" [|] ", -1);
            String body = book("d-2", Integer.parseInt(cells[0]), cells[1].strip());
            assertThat(refused(body)).as(row).isEqualTo(cells[2]);
        }
        assertThat(refused(book("d-2", 4, part("fee", "-0.4200001"))))
                .startsWith("as[0].amount has more than 6 decimals");
        assertThat(refused(book("d-2", 4, part("fee", "-0.4201"))))
                .startsWith("as Scale of amount");
        assertThat(bank.decidePayout("stripe.po_2", book("d-2", 4, part("fee"))).status())
                .isEqualTo(404);
        assertThat(bank.decidePayout(ID, "{").status()).isEqualTo(400);
        assertThat(bank.balances()).isEqualTo(before);
    }

    @Test
    void aLineThatIsExplainedByWhatIsRecordedLaterIsNotBookedByHand() {
        bank.drop("bank/muster-de/po.csv", REPORT);

        assertThat(refused(book("d-1", 2, part("fee"))))
                .isEqualTo(
                        "line line 2 is a payment: it is explained when that is recorded, not by"
                                + " hand");
    }

    /** Without its own row the report proves nothing until the bank says 5.17. */
    @Test
    void aReportThatProvesNothingIsNotDecidedBeforeTheBankConfirmsIt() {
        String lines = REPORT.lines().limit(7).reduce("", (all, it) -> all + it + "\n");
        bank.drop("bank/muster-de/po.csv", lines);
        assertThat(refused(book("d-1", 3, part("fee"))))
                .isEqualTo(
                        "line nothing of a report without its total is booked before the bank's"
                                + " entry came");

        bank.statement(List.of(paid("5.17", "STRIPE", "IE29AIBK93115212345678", "po_1")));
        decided(book("d-1", 3, part("fee")));
    }

    /** 9.50 twice: the provider will take it back, so it is held for it; 9.50 - 9.50 = 0. */
    @Test
    void whatTwoPayoutsPaidIsHeldForTheProviderUntilItTakesItBack() {
        new Provider(bank, "stripe").pays("ch_1", "EUR 10.00");
        String header = REPORT.lines().limit(1).toList().getFirst() + "\n";
        String charge = "%s,2026-03-02,txn_1,eur,10.00,0.50,9.50,charge,ch_1,ch_1\n";
        String paid = "%s,2026-03-02,txn_%s,eur,%s9.50,0.00,%s9.50,%s,,\n";
        bank.drop(
                "bank/muster-de/one.csv",
                header
                        + charge.formatted("po_0")
                        + paid.formatted("po_0", "a", "-", "-", "payout"));
        bank.drop(
                "bank/muster-de/two.csv",
                header
                        + charge.formatted("po_1")
                        + paid.formatted("po_1", "b", "-", "-", "payout"));
        bank.statement(
                List.of(
                        paid("9.50", "STRIPE", "IE29AIBK93115212345678", "po_0"),
                        paid("9.50", "STRIPE", "IE29AIBK93115212345678", "po_1")));
        assertThat(bank.balances()).containsEntry("PROVIDER_CLEARING", "-9.50");

        decided(book("d-1", 2, part("reserve")));
        assertThat(bank.balances())
                .doesNotContainKey("PROVIDER_CLEARING")
                .containsEntry("PROVIDER_RESERVE", "-9.50");
    }

    private void close(YearMonth month) {
        ClosedPeriod.Step step = new ClosedPeriod.Step(month, "jo", "filed", Instant.EPOCH);
        ClosedPeriod closed = new ClosedPeriod(new SellerId("muster-de"), month, List.of(step));
        Commit commit = bank.stores.dynamo().begin();
        bank.stores.dynamo().commit(bank.stores.periods().save(commit, closed, null));
    }
}
