package io.billfold.applycash;

import static io.billfold.applycash.Bank.paid;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.cash.Cash;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.testkit.BankFile;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ApplyCashTest {
    private static final String ACME_IBAN = "DE02120300000000202051";
    private final Bank bank = new Bank();

    @Test
    void aPaymentThatNamesItsInvoiceSettlesIt() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        bank.statement(List.of(paid("119.00", "Acme", ACME_IBAN, "Rechnung " + number)));

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.balances()).isEqualTo(Map.of("BANK", "119.00", "RECEIVABLE", "-119.00"));
        assertThat(bank.work()).isEmpty();
        assertThat(bank.stores.events("PAYMENTS"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("CashReceived", "CashApplied", "InvoicePaid");
    }

    /** The same file again, and what S3 tells twice. */
    @Test
    void aStatementReplayedChangesNothing() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        String file =
                bank.statement(
                        List.of(
                                paid("119.00", "Acme", ACME_IBAN, number.toString()),
                                paid("5.00", "Nobody", "DE1", "?")));
        var before = List.of(bank.stores.items("PAYMENTS"), bank.stores.items("LEDGER"));

        bank.tell(file);

        assertThat(List.of(bank.stores.items("PAYMENTS"), bank.stores.items("LEDGER")))
                .isEqualTo(before);
        assertThat(bank.refused()).isEmpty();
    }

    @Test
    void aStatementThatWasInterruptedGoesOn() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        bank.stores.beforeNextTransaction(
                () -> {
                    throw new IllegalStateException("killed");
                });
        List<BankFile.Movement> movements =
                List.of(paid("119.00", "Acme", ACME_IBAN, number.toString()));
        try {
            bank.statement(movements);
        } catch (IllegalStateException killed) {
            bank.tell("bank/muster-de/2026-41.xml");
        }
        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.all()).hasSize(1);
    }

    /** 2 % of 119.00 are 2.38: 2.00 of price and 0.38 of tax, which the state is owed less. */
    @Test
    void aDiscountForPayingEarlyTakesItsTaxAlong() {
        InvoiceNumber number = bank.discounted("acme");
        Money came = Money.parse("EUR 116.62");
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                came, "Acme", ACME_IBAN, "DD-8", number.toString(), null)));

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.work()).isEmpty();
        assertThat(bank.balances())
                .isEqualTo(
                        Map.of(
                                "BANK", "116.62",
                                "DISCOUNTS", "2.00",
                                "TAX_PAYABLE", "0.38",
                                "RECEIVABLE", "-119.00"));
        assertThat(bank.taxTotals()).containsExactly("EUR -2.00 EUR -0.38");
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                came.negated(), "Acme", ACME_IBAN, "DD-8", "", "AC04")));

        assertThat(bank.open(number)).isEqualTo("119.00");
        assertThat(bank.balances()).isEmpty();
        assertThat(bank.taxTotals()).containsExactly("EUR 0.00 EUR 0.00");
    }

    @Test
    void aDiscountThatWasTakenTooHighIsGrantedByAPerson() {
        InvoiceNumber number = bank.discounted("acme");
        bank.statement(List.of(paid("110.00", "Acme", ACME_IBAN, "for the year")));
        String id = bank.work().getFirst().id();

        Answer answer =
                bank.decide(
                        id,
                        """
                        {"version": 1, "decisionId": "d-1", "do": "apply", "reason": "as agreed",
                         "invoices": [{"number": "%s", "rest": "discount"}]}
                        """
                                .formatted(number));

        // 9.00 x 19 / 119 = 1.4369...
        assertThat(answer.status()).isEqualTo(200);
        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.taxTotals()).containsExactly("EUR -7.56 EUR -1.44");
    }

    @Test
    void aReturnedPaymentReopensTheSameInvoiceWithItsDate() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        Receivable before = bank.receivable(number);
        Money amount = Money.parse("EUR 119.00");
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                amount, "Acme", ACME_IBAN, "DD-7", number.toString(), null)));
        assertThat(bank.open(number)).isEqualTo("0.00");
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                amount.negated(), "Acme", ACME_IBAN, "DD-7", "", "AC04")));

        assertThat(bank.receivable(number)).isEqualTo(before);
        assertThat(bank.balances()).isEmpty();
        assertThat(bank.all())
                .extracting(Cash::state)
                .containsExactlyInAnyOrder(Cash.State.RETURNED, Cash.State.RETURN);
        assertThat(bank.work()).isEmpty();
        assertThat(bank.stores.events("PAYMENTS"))
                .extracting(Map.Entry::getKey)
                .contains("CashReopened");
    }

    @Test
    void aReturnOfNothingThatIsKnownWaitsForAPerson() {
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                Money.parse("EUR -9.00"), "X", null, "DD-0", "", "MD06")));
        assertThat(bank.work())
                .singleElement()
                .satisfies(it -> assertThat(it.steps().getFirst().why()).contains("MD06"));
        assertThat(bank.balances()).isEmpty();
    }

    /** Whose bank account it is was learnt from the payment before, which named its invoice. */
    @Test
    void aKnownPayerNeedsNoReference() {
        InvoiceNumber first = bank.invoice("acme", "119.00");
        InvoiceNumber second = bank.invoice("acme", "75.00");
        bank.statement(List.of(paid("119.00", "Acme", ACME_IBAN, first.toString())));
        bank.statement(List.of(paid("75.00", "Somebody", ACME_IBAN, "thanks")));
        bank.statement(List.of(paid("33.00", "Somebody", ACME_IBAN, "in advance")));

        assertThat(bank.open(second)).isEqualTo("0.00");
        assertThat(bank.balances())
                .isEqualTo(
                        Map.of(
                                "BANK", "227.00",
                                "RECEIVABLE", "-194.00",
                                "UNAPPLIED_CASH", "-33.00"));
        assertThat(bank.work())
                .singleElement()
                .satisfies(it -> assertThat(it.account()).isEqualTo("acme"));
    }

    @Test
    void whatIsNotSureIsSuggestedAndAPersonDecidesOnce() {
        bank.account("acme");
        InvoiceNumber one = bank.invoice("acme", "119.00");
        InvoiceNumber two = bank.invoice("acme", "119.00");
        bank.statement(List.of(paid("119.00", "ACME GmbH", ACME_IBAN, "thanks")));
        CashAnswer open = bank.work().getFirst();
        assertThat(open.state()).isEqualTo("open");
        assertThat(open.suggestions().getFirst().reason()).contains("another one may fit");

        String body =
                "{\"version\":1,\"decisionId\":\"d-1\",\"do\":\"apply\",\"reason\":\"mail of today\","
                        + "\"invoices\":[{\"number\":\"%s\"}]}".formatted(two);
        Answer done = bank.decide(open.id(), body);
        assertThat(done.status()).isEqualTo(200);
        assertThat(bank.decide(open.id(), body).body()).isEqualTo(done.body());

        assertThat(bank.open(one)).isEqualTo("119.00");
        assertThat(bank.open(two)).isEqualTo("0.00");
        assertThat(bank.balances()).isEqualTo(Map.of("BANK", "119.00", "RECEIVABLE", "-119.00"));
        assertThat(((CashAnswer) done.body()).steps().getLast())
                .isEqualTo(
                        new CashAnswer.Done("d-1", "apply", "jo", "mail of today", "2026-03-02"));
        // what was said is remembered
        bank.statement(List.of(paid("119.00", "ACME GmbH", ACME_IBAN, "again")));
        assertThat(bank.open(one)).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {                                                                             | 400
                    {"version":1}                                                                 | 422
                    {"version":1,"decisionId":"d","do":"apply","reason":"r"}                      | 422
                    {"version":1,"decisionId":"d","do":"park","reason":"r","account":"acme"}      | 422
                    {"version":1,"decisionId":"d","do":"assign","reason":"r","account":"nobody"}  | 422
                    {"version":1,"decisionId":"d","do":"undo","reason":"r"}                       | 422
                    {"version":1,"decisionId":"d","do":"apply","reason":"r","invoices":[{"number":"MU-2026-000001","amount":"1.001"}]} | 422
                    {"version":1,"decisionId":"d","do":"park","reason":"not ours"}                | 200
                    """)
    void aDecisionIsCheckedBeforeAnythingMoves(String body, int status) {
        bank.invoice("acme", "119.00");
        bank.statement(List.of(paid("9.00", "X", "DE1", "?")));
        Map<String, String> before = bank.balances();
        assertThat(bank.decide(bank.work().getFirst().id(), body).status()).isEqualTo(status);
        assertThat(bank.balances()).isEqualTo(before);
    }

    /** 119.00 pay the invoice on receipt and again after an undo: two events, not one repeated. */
    @Test
    void whatPaysAnInvoiceAgainIsToldAgain() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        bank.statement(List.of(paid("119.00", "Acme", ACME_IBAN, number.toString())));
        String id = bank.all().getFirst().id().value();
        bank.decide(
                id,
                """
                {"version": 1, "decisionId": "d-1", "do": "undo", "reason": "wrong"}""");
        assertThat(bank.open(number)).isEqualTo("119.00");
        bank.decide(
                id,
                """
                {"version": 1, "decisionId": "d-2", "do": "apply", "reason": "right after all",
                 "invoices": [{"number": "%s"}]}"""
                        .formatted(number));

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.stores.events("PAYMENTS").stream().map(Map.Entry::getKey))
                .filteredOn("InvoicePaid"::equals)
                .hasSize(2);
    }

    /** After the last reminder 119.00 come, go back and come again: what was restored is again. */
    @Test
    void whatIsSuspendedAgainIsToldAgain() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        bank.reminded(number);
        Money amount = Money.parse("EUR 119.00");
        BankFile.Movement paid =
                new BankFile.Movement(amount, "Acme", ACME_IBAN, "DD-9", number.toString(), null);
        bank.statement(List.of(paid));
        bank.statement(
                List.of(
                        new BankFile.Movement(
                                amount.negated(), "Acme", ACME_IBAN, "DD-9", "", "AC04")));
        bank.statement(List.of(paid("119.00", "Acme", ACME_IBAN, number.toString())));

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.stores.events("COLLECTIONS"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "EntitlementsRestored", "EntitlementsSuspended", "EntitlementsRestored");
    }

    @Test
    void anUnknownEntryIsNotFound() {
        String park = "{\"version\":1,\"decisionId\":\"d\",\"do\":\"park\",\"reason\":\"r\"}";
        assertThat(bank.decide("c-00", park).status()).isEqualTo(404);
        assertThat(bank.get("GET /cash/{id}", Map.of("id", "c-00"), Map.of()).status())
                .isEqualTo(404);
        assertThat(bank.get("GET /cash", Map.of(), Map.of()).status()).isEqualTo(422);
    }

    /** Refused, kept, listed, and nothing moved. */
    @Test
    void whatCannotBeRightIsRefusedAsAWhole() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        List<BankFile.Movement> paid =
                List.of(paid("119.00", "Acme", ACME_IBAN, number.toString()));
        BankFile.Head head =
                new BankFile.Head(Bank.IBAN, "s", 1, Bank.DAY, Money.parse("EUR 1.00"));
        String good = BankFile.camt053(head, paid);
        String other =
                BankFile.camt053(
                        new BankFile.Head("DE1", "s", 1, Bank.DAY, Money.parse("EUR 1.00")), paid);
        bank.drop("bank/muster-de/totals.xml", good.replaceFirst(">120.00<", ">120.01<"));
        bank.drop("bank/muster-de/account.xml", other);
        bank.drop("bank/stranger/seller.xml", good);
        bank.drop("bank/loose.xml", good);
        bank.drop("bank/muster-de/rubbish.txt", "rubbish");
        bank.tell("bank/muster-de/missing.xml");

        assertThat(bank.balances()).isEmpty();
        assertThat(bank.all()).isEmpty();
        assertThat(bank.refused())
                .hasSize(6)
                .anyMatch(it -> it.contains("off by EUR 0.01"))
                .anyMatch(it -> it.contains("'DE1' is not the bank account of seller 'muster-de'"))
                .anyMatch(it -> it.contains("beginning of neither"))
                .anyMatch(it -> it.contains("is not in the bucket"));
        assertThat(shownAsRefused(Map.of())).hasSize(4);
        assertThat(shownAsRefused(Map.of("file", "bank/muster-de/totals.xml")))
                .singleElement()
                .asString()
                .startsWith("bank/muster-de/totals.xml#s: ")
                .contains("off by EUR 0.01");
        assertThat(shownAsRefused(Map.of("file", "bank/muster-de/total"))).isEmpty();
    }

    private List<String> shownAsRefused(Map<String, String> more) {
        Map<String, String> query = new HashMap<>(Map.of("seller", "muster-de", "list", "refused"));
        query.putAll(more);
        CashPage shown = (CashPage) bank.get("GET /cash", Map.of(), query).body();
        return shown.refused().stream().map(CashPage.Refused::reason).toList();
    }

    @Test
    void theSameStatementInAnotherFileIsRefused() {
        List<BankFile.Movement> paid = List.of(paid("9.00", "X", "DE1", "?"));
        BankFile.Head head =
                new BankFile.Head(Bank.IBAN, "s", 1, Bank.DAY, Money.parse("EUR 1.00"));
        bank.drop("bank/muster-de/a.xml", BankFile.camt053(head, paid));
        bank.drop("bank/muster-de/b.xml", BankFile.camt053(head, paid) + "<!-- again -->");
        assertThat(bank.refused())
                .singleElement()
                .asString()
                .contains("was read from bank/muster-de/a.xml already");
        assertThat(bank.balances()).containsEntry("BANK", "9.00");
    }

    /** The eleventh comes after the second. */
    @Test
    void theEntriesOfAStatementAreListedInItsOrder() {
        List<BankFile.Movement> movements = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            movements.add(paid(i + ".00", "X", "DE1", "?"));
        }
        bank.statement(movements);
        Map<String, String> query =
                Map.of(
                        "seller", "muster-de",
                        "list", "entries",
                        "account", Bank.IBAN,
                        "statement", "2026-41",
                        "limit", "10");
        CashPage page = (CashPage) bank.get("GET /cash", Map.of(), query).body();
        assertThat(page.entries()).extracting(CashAnswer::reference).endsWith("9", "10");
        Map<String, String> rest = new HashMap<>(query);
        rest.put("after", page.next());
        page = (CashPage) bank.get("GET /cash", Map.of(), rest).body();
        assertThat(page.entries()).extracting(CashAnswer::amount).containsExactly("11.00");
    }

    @Test
    void aMissingStatementIsNamed() {
        for (long sequence : new long[] {1, 3}) {
            BankFile.Head head =
                    new BankFile.Head(
                            Bank.IBAN,
                            "s" + sequence,
                            sequence,
                            LocalDate.of(2026, 3, (int) sequence),
                            Money.parse("EUR 0.00"));
            bank.drop("bank/muster-de/" + sequence + ".xml", BankFile.camt053(head, List.of()));
        }
        CashPage shown =
                (CashPage)
                        bank.get(
                                        "GET /cash",
                                        Map.of(),
                                        Map.of("seller", "muster-de", "list", "statements"))
                                .body();
        assertThat(shown.statements())
                .extracting(CashPage.Taken::gap)
                .containsExactly("statements 2 to 2 are missing", null);
    }

    @Test
    void decidesAnewWhenAnotherPaymentComesBetween() {
        InvoiceNumber number = bank.invoice("acme", "119.00");
        String mark = number.toString();
        bank.stores.beforeNextTransaction(
                () ->
                        bank.drop(
                                "bank/muster-de/other.xml",
                                BankFile.camt053(
                                        new BankFile.Head(
                                                Bank.IBAN,
                                                "other",
                                                7,
                                                Bank.DAY,
                                                Money.parse("EUR 0.00")),
                                        List.of(paid("100.00", "Acme", ACME_IBAN, mark)))));
        bank.statement(List.of(paid("119.00", "Acme", ACME_IBAN, mark)));

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.balances())
                .isEqualTo(
                        Map.of(
                                "BANK", "219.00",
                                "RECEIVABLE", "-119.00",
                                "UNAPPLIED_CASH", "-100.00"));
    }
}
