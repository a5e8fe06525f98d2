package io.billfold.applycash;

import static io.billfold.applycash.Bank.paid;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.cash.Cash;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.testkit.BankFile;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reports of payouts, the bank's entries and the books, in every order. */
class PayoutTest {
    private static final String STRIPE_IBAN = "IE29AIBK93115212345678";

    /** 117.01 - 19.00 - 65.00 + 49.10 - 2.00 = 80.11. */
    private static final String STRIPE =
            """
            automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,description
            po_1,2026-03-02 00:00:00,txn_1,2026-03-01 09:00:00,eur,119.00,1.99,117.01,charge,ch_1,ch_1,"Plan, monthly"
            po_1,2026-03-02 00:00:00,txn_2,2026-03-01 10:00:00,eur,-19.00,0.00,-19.00,refund,re_1,ch_1,
            po_1,2026-03-02 00:00:00,txn_3,2026-03-01 10:00:00,eur,-50.00,15.00,-65.00,dispute,dp_1,ch_2,
            po_1,2026-03-02 00:00:00,txn_4,2026-03-01 11:00:00,eur,50.00,0.90,49.10,charge,ch_2,ch_2,
            po_1,2026-03-02 00:00:00,txn_5,2026-03-01 12:00:00,eur,-2.00,0.00,-2.00,fee,fee_1,,Radar
            po_1,2026-03-02 00:00:00,txn_6,2026-03-02 00:00:00,eur,-80.11,0.00,-80.11,payout,po_1,,STRIPE PAYOUT
            """;

    private static final String ADYEN_HEADER =
            "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation"
                    + " Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross"
                    + " Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission"
                    + " (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number\n";

    /** 118.20 + 88.50 - 130.00 - 3.00 = 73.70; of USD 100.00 at 0.9 less 1.50 there are 88.50. */
    private static final String ADYEN =
            ADYEN_HEADER
                    + """
                    Muster,Shop,P1,MU-1,visa,2026-02-27 09:00:00,CET,Settled,M1,EUR,,120.00,1,EUR,,118.20,,0.60,0.40,0.80,118
                    Muster,Shop,P2,MU-2,mc,2026-02-27 10:00:00,CET,Settled,M2,USD,,100.00,0.9,EUR,,88.50,1.50,,,,118
                    Muster,Shop,P1,MU-1,visa,2026-02-28 10:00:00,CET,Chargeback,M3,EUR,120.00,,1,EUR,130.00,,10.00,,,,118
                    Muster,Shop,,Transaction Fees February,,2026-02-28 11:00:00,CET,Fee,,,,,,EUR,3.00,,,,,,118
                    Muster,Shop,,TX118,,2026-03-02 02:00:00,CET,MerchantPayout,,,,,,EUR,73.70,,,,,,118
                    """;

    private Bank bank = new Bank();
    private Provider stripe = new Provider(bank, "stripe");
    private Provider adyen = new Provider(bank, "adyen");

    private void begin() {
        bank = new Bank();
        stripe = new Provider(bank, "stripe");
        adyen = new Provider(bank, "adyen");
    }

    private void stripeTells() {
        stripe.pays("ch_1", "EUR 119.00");
        stripe.pays("ch_2", "EUR 50.00");
        stripe.refunds("ch_1", "EUR 19.00");
        stripe.disputes("dp_1", "ch_2", Provider.taken("txn_3", "EUR -50.00", "EUR 15.00"));
    }

    private void adyenTells() {
        adyen.pays("P1", "EUR 120.00");
        adyen.pays("P2", "USD 100.00");
        adyen.disputes("M3", "P1", Provider.taken("M3.CHARGEBACK", "EUR -120.00", "EUR 0.00"));
    }

    private void report(String name, String text) {
        bank.drop("bank/muster-de/" + name, text);
    }

    private void arrives(String amount, String payer, String text) {
        bank.statement(List.of(paid(amount, payer, STRIPE_IBAN, text)));
    }

    private static BankFile.Movement ofStripe(String amount, String text) {
        return paid(amount, "Stripe Technology Europe", STRIPE_IBAN, text);
    }

    private static void permute(List<Runnable> done, List<Runnable> rest, Each each) {
        if (rest.isEmpty()) {
            each.check(done);
        }
        for (Runnable next : rest) {
            List<Runnable> more = new ArrayList<>(done);
            more.add(next);
            permute(more, rest.stream().filter(it -> it != next).toList(), each);
        }
    }

    private interface Each {
        void check(List<Runnable> order);
    }

    /**
     * Clearing: 119 - 19 + 50 - 65 (with the dispute's fee, which the case booked) - 4.89 (1.99 +
     * 0.90 + 2.00, which the report books) - 80.11 = 0. Fees: 15 + 4.89.
     */
    @Test
    void stripesPayoutEndsAtTheSameBalancesInEveryOrder() {
        List<Runnable> steps =
                List.of(
                        this::stripeTells,
                        () -> report("po.csv", STRIPE),
                        () -> arrives("80.11", "Stripe Technology Europe", "STRIPE"));
        permute(
                List.of(),
                steps,
                order -> {
                    begin();
                    order.forEach(Runnable::run);
                    bank.tell("bank/muster-de/po.csv");
                    bank.tell("bank/muster-de/2026-41.xml");
                    report("again.csv", STRIPE);
                    stripeTells();
                    assertThat(bank.balances())
                            .isEqualTo(
                                    Map.of(
                                            "BANK", "80.11",
                                            "FEES", "19.89",
                                            "DISPUTED_RECEIVABLE", "50.00",
                                            "REFUNDS_PAYABLE", "19.00",
                                            "RECEIVABLE", "-169.00"));
                    PayoutAnswer shown = payout("stripe.po_1");
                    assertThat(shown.differences()).isEmpty();
                    assertThat(shown.state()).isEqualTo("arrived");
                    assertThat(work()).isEmpty();
                    assertThat(bank.work()).isEmpty();
                });
    }

    /**
     * Clearing in EUR: 120 - 120 + 90 (exchanged) - 16.30 (1.80 + 1.50 + 10 + 3) - 73.70 = 0; in
     * USD: 100 - 100.
     */
    @Test
    void adyensBatchEndsAtTheSameBalancesInEveryOrder() {
        List<Runnable> steps =
                List.of(
                        this::adyenTells,
                        () -> report("batch.csv", ADYEN),
                        () -> arrives("73.70", "Adyen N.V.", "TX99 Shop batch 118"));
        permute(
                List.of(),
                steps,
                order -> {
                    begin();
                    order.forEach(Runnable::run);
                    bank.tell("bank/muster-de/batch.csv");
                    bank.tell("bank/muster-de/2026-41.xml");
                    adyenTells();
                    assertThat(adyen.balances())
                            .isEqualTo(
                                    Map.of(
                                            "BANK", "EUR 73.70;",
                                            "FEES", "EUR 16.30;",
                                            "DISPUTED_RECEIVABLE", "EUR 120.00;",
                                            "EXCHANGE_DIFFERENCES", "EUR -90.00;USD 100.00;",
                                            "RECEIVABLE", "EUR -120.00;USD -100.00;"));
                    assertThat(payout("adyen.Shop.118.EUR").differences()).isEmpty();
                    assertThat(work()).isEmpty();
                });
    }

    @Test
    void aPayoutIsListedUntilTheBankConfirmsIt() {
        stripeTells();
        report("po.csv", STRIPE);

        assertThat(work()).extracting(PayoutAnswer::state).containsExactly("awaited");
        assertThat(bank.balances()).containsEntry("PROVIDER_CLEARING", "80.11");
        PayoutAnswer shown = payout("stripe.po_1");
        assertThat(List.of(shown.announced(), shown.gross(), shown.fees(), shown.net()))
                .containsExactly("80.11", "100.00", "19.89", "80.11");

        arrives("80.11", "STRIPE", "payout");
        Cash entry = bank.all().getFirst();
        assertThat(entry.state()).isEqualTo(Cash.State.PAYOUT);
        assertThat(entry.steps().getFirst().why())
                .isEqualTo("is payout po_1 of stripe over EUR 80.11, announced for 2026-03-02");
        assertThat(payout("stripe.po_1").confirmedBy()).isEqualTo(entry.id().value());
        assertThat(list("all")).hasSize(1);
    }

    @Test
    void anEntryThatNobodyAnnouncedWaitsAndSaysSo() {
        arrives("80.11", "STRIPE", "payout");

        assertThat(bank.balances()).isEqualTo(Map.of("BANK", "80.11", "UNAPPLIED_CASH", "-80.11"));
        CashAnswer waiting = bank.work().getFirst();
        assertThat(waiting.suggestions().getFirst().rule()).isEqualTo("payout");
        assertThat(waiting.suggestions().getFirst().reason())
                .isEqualTo(
                        "names stripe, but no report announced a payout of EUR 80.11 in these days:"
                                + " it waits for one");
    }

    /** Who is called like a provider and names an invoice pays it. */
    @Test
    void aCustomersOwnReferenceComesBeforeAClaimThatNobodyAnnounced() {
        InvoiceNumber number = bank.invoice("acme", "80.11");
        arrives("80.11", "Stripe Lane Bakery", "Rechnung " + number);

        assertThat(bank.open(number)).isEqualTo("0.00");
    }

    /** 80.11 of an unknown payer is no payout, whatever was announced. */
    @Test
    void anAmountAloneIsNeverAPayout() {
        report("po.csv", STRIPE);
        arrives("80.11", "Somebody", "?");
        arrives("80.12", "STRIPE", "payout");

        assertThat(bank.all()).extracting(Cash::state).containsOnly(Cash.State.OPEN);
        assertThat(payout("stripe.po_1").state()).isEqualTo("awaited");
    }

    @Test
    void somebodyWhoDecidedAboutAnEntryIsNotOverruled() {
        bank.account("acme");
        arrives("80.11", "STRIPE", "payout");
        String id = bank.all().getFirst().id().value();
        Answer decided =
                bank.decide(
                        id,
                        "{\"version\":1,\"decisionId\":\"d-1\",\"do\":\"assign\",\"reason\":\"r\","
                                + "\"account\":\"acme\"}");
        assertThat(decided.status()).isEqualTo(200);
        report("po.csv", STRIPE);

        assertThat(bank.all().getFirst().state()).isEqualTo(Cash.State.ON_ACCOUNT);
        assertThat(payout("stripe.po_1").state()).isEqualTo("awaited");
    }

    @Test
    void whatTheBooksDoNotKnowIsNamed() {
        stripe.pays("ch_1", "EUR 118.00");
        stripe.pays("ch_2", "EUR 50.00");
        report("po.csv", STRIPE.replace(",fee,fee_1", ",climate_order,co_1"));

        assertThat(payout("stripe.po_1").differences())
                .extracting(it -> it.line() + " " + it.missing() + ": " + it.reason())
                .containsExactly(
                        "line 2 1.00: is EUR 119.00 here, but payment stripe.ch_1 is booked with EUR"
                                + " 118.00",
                        "line 3 -19.00: no refund of EUR 19.00 is recorded for charge ch_1",
                        "line 4 -50.00: dispute dp_1 is not known, or not yet",
                        "line 6 -2.00: is nothing that is booked by itself: say what it is (POST"
                                + " /payouts/{id}/decisions)");
        assertThat(bank.balances()).containsEntry("FEES", "2.89");
    }

    @Test
    void moneyThatAProviderTakesFromTheBankAccountIsAPayoutBelowZero() {
        String taken =
                STRIPE.lines().limit(1).toList().getFirst()
                        + "\npo_2,2026-03-02 00:00:00,txn_7,2026-03-01 09:00:00,eur,-9.00,0.00,-9.00,fee,f,,\n"
                        + "po_2,2026-03-02 00:00:00,txn_8,2026-03-01 09:00:00,eur,9.00,0.00,9.00,payout,po_2,,\n";
        for (boolean isReportFirst : new boolean[] {true, false}) {
            begin();
            if (isReportFirst) {
                report("po.csv", taken);
            }
            arrives("-9.00", "STRIPE", "");
            report("po.csv", taken);
            assertThat(bank.balances()).isEqualTo(Map.of("BANK", "-9.00", "FEES", "9.00"));
        }
        begin();
        report("po.csv", taken);
        // the bank took 1.00 for it: -10.00 + 1.00 = -9.00
        bank.charged("1.00", ofStripe("-10.00", ""));
        assertThat(bank.balances())
                .isEqualTo(Map.of("BANK", "-10.00", "BANK_FEES", "1.00", "FEES", "9.00"));
    }

    /**
     * Of 80.11 the bank in between kept 5.00: 75.11 + 5.00 = 80.11. As without it, but the bank has
     * 5.00 less, which are its fees: 80.11 - 5.00 = 75.11.
     */
    @Test
    void aPayoutThatBanksKeptAPartOfEndsAtTheSameBalancesInEveryOrder() {
        List<Runnable> steps =
                List.of(
                        this::stripeTells,
                        () -> report("po.csv", STRIPE),
                        () -> bank.charged("5.00", ofStripe("75.11", "payout")));
        permute(
                List.of(),
                steps,
                order -> {
                    begin();
                    order.forEach(Runnable::run);
                    bank.tell("bank/muster-de/po.csv");
                    bank.tell("bank/muster-de/2026-41.xml");
                    assertThat(bank.balances())
                            .isEqualTo(
                                    Map.of(
                                            "BANK", "75.11",
                                            "BANK_FEES", "5.00",
                                            "FEES", "19.89",
                                            "DISPUTED_RECEIVABLE", "50.00",
                                            "REFUNDS_PAYABLE", "19.00",
                                            "RECEIVABLE", "-169.00"));
                    assertThat(bank.all().getFirst().steps().getLast().why())
                            .isEqualTo(
                                    "is payout po_1 of stripe over EUR 80.11, announced for"
                                            + " 2026-03-02; banks kept EUR 5.00 of it");
                    assertThat(work()).isEmpty();
                    assertThat(bank.work()).isEmpty();
                });
    }

    /**
     * amount, charges | bank, bank fees. 80.11 - 50 = 30.11 and 80.11 - 50.01 = 30.10, of which the
     * policy's 50 is the most that is a bank's fee. Charges that were taken apart leave the amount.
     */
    @Test
    void onlyChargesThatTheBankStatesAndThatAreSmallMakeAPayoutSmaller() {
        String table =
                """
                75.11 5.00 | arrived, 75.11, 5.00
                30.11 50.00 | arrived, 30.11, 50.00
                30.10 50.01 | awaited, 30.10, null
                75.11 4.99 | awaited, 75.11, null
                75.11 0.00 | awaited, 75.11, null
                80.11 5.00 | arrived, 80.11, null
                """;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" [|] ");
            String[] said = cells[0].split(" ");
            for (boolean isReportFirst : new boolean[] {true, false}) {
                begin();
                if (isReportFirst) {
                    report("po.csv", STRIPE);
                }
                bank.charged(said[1], ofStripe(said[0], ""));
                report("po.csv", STRIPE);
                Map<String, String> after = bank.balances();
                String shown = payout("stripe.po_1").state() + ", " + after.get("BANK");
                assertThat(shown + ", " + after.get("BANK_FEES")).as(row).isEqualTo(cells[1]);
            }
        }
    }

    @Test
    void anEntryWithChargesThatNobodyAnnouncedSaysBothAmounts() {
        bank.charged("5.00", ofStripe("75.11", ""));

        assertThat(bank.work().getFirst().suggestions().getFirst().reason())
                .contains("a payout of EUR 80.11 or EUR 75.11 in these days");
    }

    /**
     * po_9 has txn_1 of po_1 again, charge ch_2 again as another movement, and a fee of its own:
     * 117.01 + 49.10 - 3.00 = 163.11. With the charges known, what is left in clearing when both
     * came is what the provider paid twice: -(117.01 + 49.10) = -166.11. Fees: 19.89 + 3.00.
     */
    private static final String TWICE =
            STRIPE.lines().limit(1).toList().getFirst()
                    + """

                    po_9,2026-03-03 00:00:00,txn_1,2026-03-01 09:00:00,eur,119.00,1.99,117.01,charge,ch_1,ch_1,
                    po_9,2026-03-03 00:00:00,txn_92,2026-03-01 11:00:00,eur,50.00,0.90,49.10,charge,ch_2,ch_2,
                    po_9,2026-03-03 00:00:00,txn_93,2026-03-01 12:00:00,eur,-3.00,0.00,-3.00,fee,fee_9,,
                    po_9,2026-03-03 00:00:00,txn_94,2026-03-03 00:00:00,eur,-163.11,0.00,-163.11,payout,po_9,,
                    """;

    @Test
    void aChargeThatTwoPayoutsSettleIsNamedAndNotBookedAgain() {
        stripeTells();
        report("po.csv", STRIPE);
        report("twice.csv", TWICE);
        bank.tell("bank/muster-de/twice.csv");
        bank.tell("bank/muster-de/po.csv");

        assertThat(payout("stripe.po_1").differences()).isEmpty();
        assertThat(payout("stripe.po_9").differences())
                .extracting(it -> it.line() + " " + it.missing() + " " + it.settledBy())
                .containsExactly("line 2 117.01 stripe.po_1", "line 3 49.10 stripe.po_1");
        assertThat(payout("stripe.po_9").differences().getFirst().reason())
                .isEqualTo(
                        "was settled by payout stripe.po_1 before: nothing of it is booked again");
        assertThat(payout("stripe.po_9").fees()).isEqualTo("5.89");

        arrives("80.11", "STRIPE", "po_1");
        arrives("163.11", "STRIPE", "po_9");
        assertThat(bank.balances())
                .containsEntry("PROVIDER_CLEARING", "-166.11")
                .containsEntry("FEES", "22.89");
        assertThat(work()).extracting(PayoutAnswer::id).containsExactly("stripe.po_9");
    }

    /** The report that stays behind is as if the other had not come: it settles all it names. */
    @Test
    void whicheverPayoutComesFirstSettlesTheCharge() {
        stripeTells();
        report("twice.csv", TWICE);
        report("po.csv", STRIPE);

        assertThat(payout("stripe.po_9").differences()).isEmpty();
        assertThat(payout("stripe.po_1").differences())
                .extracting(it -> it.line() + " " + it.settledBy())
                .containsExactly("line 2 stripe.po_9", "line 5 stripe.po_9");
        // 1.99 + 0.90 + 3.00 of po_9, 2.00 of po_1, 15.00 of the dispute
        assertThat(bank.balances()).containsEntry("FEES", "22.89");
    }

    @Test
    void twoPayoutsOfOneMomentSettleAChargeOnce() {
        stripeTells();
        bank.stores.beforeNextTransaction(() -> report("twice.csv", TWICE));
        report("po.csv", STRIPE);

        assertThat(payout("stripe.po_1").differences()).hasSize(2);
        assertThat(payout("stripe.po_9").differences()).isEmpty();
        assertThat(bank.balances()).containsEntry("FEES", "22.89");
    }

    /** A refused file settles nothing: what it names is free for the payout that brings it. */
    @Test
    void aReportThatIsRefusedSettlesNothing() {
        stripeTells();
        report("wrong.csv", TWICE.replace("-163.11,0.00,-163.11", "-163.12,0.00,-163.12"));
        report("po.csv", STRIPE);

        assertThat(payout("stripe.po_1").differences()).isEmpty();
    }

    /**
     * Batch 119 has P2's capture again: USD 100.00 are EUR 88.50 after fees, paid twice. It is not
     * exchanged again, and its 1.50 are no fee again: 10.00 + 1.80 + 1.50 + 3.00 of batch 118.
     */
    @Test
    void aCaptureThatTwoBatchesSettleIsExchangedOnce() {
        adyenTells();
        report("batch.csv", ADYEN);
        report(
                "again.csv",
                ADYEN_HEADER
                        + """
                        Muster,Shop,P2,MU-2,mc,2026-02-27 10:00:00,CET,Settled,M2,USD,,100.00,0.9,EUR,,88.50,1.50,,,,119
                        Muster,Shop,,TX119,,2026-03-03 02:00:00,CET,MerchantPayout,,,,,,EUR,88.50,,,,,,119
                        """);

        assertThat(payout("adyen.Shop.119.EUR").differences())
                .extracting(it -> it.line() + " " + it.missing() + " " + it.currency())
                .containsExactly("line 2 88.50 EUR");
        assertThat(payout("adyen.Shop.119.EUR").exchanged()).isEmpty();
        assertThat(adyen.balances())
                .containsEntry("FEES", "EUR 16.30;")
                .containsEntry("EXCHANGE_DIFFERENCES", "EUR -90.00;USD 100.00;");
    }

    /** Nothing but the bank's entry says that the lines are all of it. */
    @Test
    void aReportThatDoesNotNameItsPayoutIsBookedWhenTheBankConfirmsIt() {
        String lines = STRIPE.lines().limit(6).reduce("", (all, it) -> all + it + "\n");
        stripeTells();
        report("po.csv", lines);
        assertThat(bank.balances()).containsEntry("FEES", "15.00");

        arrives("80.11", "STRIPE", "");
        assertThat(bank.balances())
                .containsEntry("FEES", "19.89")
                .doesNotContainKey("PROVIDER_CLEARING");
    }

    /** The first file ends after two lines: 117.01 - 19.00 = 98.01. */
    @Test
    void aReportThatWasCutOffGivesWayToTheWholeOne() {
        stripeTells();
        report("cut.csv", STRIPE.lines().limit(3).reduce("", (all, it) -> all + it + "\n"));
        assertThat(payout("stripe.po_1").announced()).isEqualTo("98.01");

        arrives("80.11", "STRIPE", "");
        report("po.csv", STRIPE);
        assertThat(bank.refused()).isEmpty();
        assertThat(list("all")).extracting(PayoutAnswer::announced).containsExactly("80.11");
        assertThat(bank.balances())
                .containsEntry("FEES", "19.89")
                .doesNotContainKeys("PROVIDER_CLEARING", "UNAPPLIED_CASH");

        arrives("98.01", "STRIPE", "");
        assertThat(bank.work()).hasSize(1);
    }

    /** Files without the row of the payout itself, told in any order: two lines, five, and five. */
    @Test
    void theMoreWholeReportStaysHoweverLateTheOthersAreTold() {
        String cut = STRIPE.lines().limit(3).reduce("", (all, it) -> all + it + "\n");
        String whole = STRIPE.lines().limit(6).reduce("", (all, it) -> all + it + "\n");
        stripeTells();
        report("a.csv", whole);
        report("cut.csv", cut);
        assertThat(payout("stripe.po_1").announced()).isEqualTo("80.11");

        report("b.csv", whole + "\n");
        report("a-copy.csv", whole);
        assertThat(bank.refused())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).contains("a.csv already"))
                .anySatisfy(it -> assertThat(it).contains("b.csv already"));
        arrives("80.11", "STRIPE", "");
        assertThat(bank.balances()).doesNotContainKeys("PROVIDER_CLEARING", "UNAPPLIED_CASH");
    }

    /** A debit of 119.00 that was paid out before and comes back now. */
    @Test
    void aPaymentThatWasTakenBackIsNamedWithItsAmount() {
        stripe.pays("ch_1", "EUR 119.00");
        String header = STRIPE.lines().findFirst().orElseThrow();
        report(
                "po.csv",
                header
                        + "\npo_3,2026-03-02 00:00:00,txn_9,2026-03-01 09:00:00,eur,-119.00,0.00,"
                        + "-119.00,charge_failure,py_1,ch_1,\n");
        assertThat(payout("stripe.po_3").differences())
                .extracting(it -> it.missing() + " " + it.reason())
                .containsExactly("-119.00 takes back what payment stripe.ch_1 brought");
    }

    @Test
    void whatCanNotBeRightIsRefusedWholeAndNothingMoves() {
        String table =
                """
                119.00,1.99,117.01 | 119.00,1.99,117.02 | line 2 gross EUR 119.00 less fee EUR 1.99 is EUR 117.01, but net says EUR 117.02: off by EUR 0.01
                -80.11,0.00,-80.11 | -80.12,0.00,-80.12 | payout its 5 lines come to EUR 80.11, but it says EUR 80.12: off by EUR 0.01
                txn_2 | txn_1 | line 3 'txn_1' is there twice
                eur,119.00 | xyz,119.00 | line 2, currency currency 'XYZ' is not known
                eur,-19.00 | usd,-19.00 | line 3, currency payout po_1 is in EUR above
                1.99 | 1.999 | line 2, fee 1.999 has more decimals than EUR
                119.00, | 1e2, | line 2, gross '1e2' is no amount
                119.00, | , | line 2, gross is empty
                po_1,2026-03-02 00:00:00,txn_4 | ,2026-03-02 00:00:00,txn_4 | line 5, automatic_payout_id is empty
                2026-03-02 00:00:00,txn_1 | soon,txn_1 | line 2, automatic_payout_effective_at_utc 'soon' is no date
                ,net, | ,nett, | line 1 has no column 'net'
                ,description | ,net | line 1 has the column 'net' twice
                ,fee_1,,Radar | ,fee_1,Radar | line 6 has 11 columns, not 12
                fee,fee_1 | payout,po_1 | line 7 is the second row of this payout itself, after EUR 2.00
                """;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" [|] ");
            begin();
            report("po.csv", STRIPE.replaceFirst(Pattern.quote(cells[0]), cells[1]));
            assertThat(bank.refused()).as(row).hasSize(1);
            assertThat(bank.refused().getFirst()).as(row).endsWith(": " + cells[2]);
            assertThat(bank.balances()).as(row).isEmpty();
            assertThat(list("all")).as(row).isEmpty();
        }
    }

    @Test
    void adyensBatchIsRefusedWhole() {
        String table =
                """
                ,118.20, | ,118.30, | line 2 gross is EUR 120.00, but net and fee come to EUR 120.10
                EUR,73.70 | EUR,73.60 | payout its 4 lines come to EUR 73.70, but it says EUR 73.60: off by EUR -0.10
                Chargeback,M3 | Chargeback, | line 4, Modification Reference is empty
                USD,,100.00 | ABC,,100.00 | line 3, Gross Currency currency 'ABC' is not known
                Batch Number | Batch | line 1 has no column 'Batch Number'
                Muster,Shop,P1 | Muster,My Shop,P1 | file payout 'adyen.My Shop.118.EUR' may hold letters, digits and . _ - only
                """;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" [|] ");
            begin();
            report("batch.csv", ADYEN.replaceFirst(Pattern.quote(cells[0]), cells[1]));
            assertThat(bank.refused()).as(row).hasSize(1);
            assertThat(bank.refused().getFirst()).as(row).endsWith(": " + cells[2]);
            assertThat(bank.balances()).as(row).isEmpty();
        }
    }

    /** 73.70 goes on to the next batch: it stays with the provider, and nobody waits for it. */
    @Test
    void aBatchThatIsCarriedToTheNextOnePaysNothing() {
        adyenTells();
        report("batch.csv", ADYEN.replace("MerchantPayout", "Balancetransfer"));

        PayoutAnswer shown = payout("adyen.Shop.118.EUR");
        assertThat(List.of(shown.state(), shown.announced())).containsExactly("nothing", "0.00");
        assertThat(work()).isEmpty();
        assertThat(adyen.balances()).containsEntry("PROVIDER_CLEARING", "EUR 73.70;");
    }

    @Test
    void aPayoutIsReadOnceWhateverItsFileIsCalled() {
        report("po.csv", STRIPE);
        Map<String, String> before = bank.balances();
        bank.tell("bank/muster-de/po.csv");
        report("renamed.csv", STRIPE);
        assertThat(bank.refused()).isEmpty();

        report("other.csv", STRIPE.replace("Radar", "Other"));
        assertThat(bank.refused())
                .containsExactly(
                        "bank/muster-de/other.csv#stripe.po_1: payout stripe.po_1 was read from"
                                + " bank/muster-de/po.csv already, over EUR 80.11");
        assertThat(bank.balances()).isEqualTo(before);
    }

    @Test
    void aPayoutThatChangesUnderTheReportIsDecidedAnew() {
        bank.stores.beforeNextTransaction(() -> arrives("80.11", "STRIPE", "payout"));
        report("po.csv", STRIPE);

        assertThat(payout("stripe.po_1").state()).isEqualTo("arrived");
        assertThat(bank.balances())
                .containsEntry("BANK", "80.11")
                .doesNotContainKey("UNAPPLIED_CASH");
    }

    @Test
    void questionsThatCanNotBeAnsweredAreRefused() {
        assertThat(bank.get("GET /payouts/{id}", Map.of("id", "po 1"), Map.of()).status())
                .isEqualTo(404);
        Map<String, String> wrong = Map.of("list", "some", "after", "x", "limit", "0");
        assertThat(bank.get("GET /payouts", Map.of(), wrong).status()).isEqualTo(422);
    }

    private PayoutAnswer payout(String id) {
        Answer answer = bank.get("GET /payouts/{id}", Map.of("id", id), Map.of());
        assertThat(answer.status()).as(id).isEqualTo(200);
        return (PayoutAnswer) answer.body();
    }

    private List<PayoutAnswer> work() {
        return list("work");
    }

    private List<PayoutAnswer> list(String list) {
        Map<String, String> query = Map.of("seller", "muster-de", "list", list);
        return ((PayoutAnswer.Page) bank.get("GET /payouts", Map.of(), query).body()).payouts();
    }
}
