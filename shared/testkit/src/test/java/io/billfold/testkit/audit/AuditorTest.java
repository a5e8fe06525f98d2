package io.billfold.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A correct history passes, and one wrong twist in it is found, whichever it is. */
class AuditorTest {
    private static final int ROUNDS = Integer.getInteger("billfold.rounds", 300);
    private static final String FIRST = "INVOICE#MU-2026-000001 INVOICE";

    @Test
    void aCorrectHistoryPasses() {
        Auditor auditor = Acme.history().told();
        assertThat(auditor.violations()).isEmpty();
        assertThat(auditor.counts()).isEqualTo(new Counts(2, 4, 6, 1, 1, 2, 3));
    }

    @Test
    void whatIsThereInTheEndPassesAnInspectionToo() {
        Auditor auditor = Acme.history().found();
        assertThat(auditor.violations()).isEmpty();
        assertThat(auditor.counts()).isEqualTo(new Counts(2, 4, 6, 1, 1, 2, 0));
    }

    /** What was done wrong, and the invariant that it breaks. */
    private record Twist(Invariant broken, String what, Consumer<History> done) {
        @Override
        public String toString() {
            return broken.shortName() + ": " + what;
        }
    }

    @ParameterizedTest
    @MethodSource("twists")
    void aWrongTwistIsFound(Twist twist) {
        History history = Acme.history();
        twist.done().accept(history);
        assertThat(history.told().violations())
                .extracting(Violation::invariant)
                .contains(twist.broken().shortName());
    }

    @Test
    void everyInvariantHasATwistThatBreaksIt() {
        Set<Invariant> broken = twists().map(Twist::broken).collect(Collectors.toSet());
        CreditAuditTest.twists().map(CreditAuditTest.Twist::broken).forEach(broken::add);
        ContractAuditTest.twists().map(ContractAuditTest.Twist::broken).forEach(broken::add);
        broken.addAll(SealCheckTest.BROKEN);
        broken.addAll(ProviderTwistsTest.BROKEN);
        broken.addAll(CashTwistsTest.BROKEN);
        assertThat(EnumSet.allOf(Invariant.class)).allMatch(broken::contains);
    }

    static Stream<Twist> twists() {
        return Stream.of(
                        numbers(),
                        invoices(),
                        periods(),
                        amounts(),
                        ledger(),
                        receivables(),
                        events(),
                        mails(),
                        inputs(),
                        deadlines(),
                        items())
                .flatMap(List::stream);
    }

    private static Twist twist(Invariant broken, String what, Consumer<History> done) {
        return new Twist(broken, what, done);
    }

    private static List<Twist> numbers() {
        return List.of(
                twist(
                        Invariant.NUMBERS_GAPLESS,
                        "the second invoice is number 3",
                        h -> {
                            h.doc("issue 2", "INVOICE#").put("number", "MU-2026-000003");
                            h.item("issue 2", "INVOICE#").put("pk", "INVOICE#MU-2026-000003");
                        }),
                twist(
                        Invariant.NUMBERS_COUNTED,
                        "the counter runs ahead",
                        h -> h.item("issue 1", "SELLER#").put("lastNumber", 2)),
                twist(
                        Invariant.NUMBERS_DATED,
                        "the second invoice is of the day before",
                        h -> h.doc("issue 2", "INVOICE#").put("issuedOn", "2026-01-04")),
                twist(
                        Invariant.NUMBERS_DATED,
                        "the year is another",
                        h -> h.doc("issue 1", "INVOICE#").put("issuedOn", "2025-12-31")),
                twist(
                        Invariant.NUMBER_IS_KEY,
                        "an invoice lies under another number",
                        h -> h.item("issue 1", "INVOICE#").put("pk", "INVOICE#MU-2026-000009")),
                twist(
                        Invariant.SERIES_OWNED,
                        "the series goes to another seller",
                        h ->
                                h.add(
                                        "issue 2",
                                        """
                                        {"table":"acc","pk":"SERIES#MU","sk":"SERIES","seller":"x"}\
                                        """)),
                twist(
                        Invariant.SERIES_OWNED,
                        "another seller's invoice is in the series",
                        h ->
                                ((ObjectNode) h.doc("issue 2", "INVOICE#").at("/content/seller"))
                                        .put("id", "other")));
    }

    /** A snapshot whose hash is recorded rightly, but which does not say what was issued. */
    private static void otherSnapshot(History history) {
        String wrong = History.snapshot(history.doc("issue 1", FIRST)).replace("5.89", "5.98");
        history.item("issue 1", FIRST).put("snapshotSha256", Sha256.hex(wrong.getBytes(UTF_8)));
        history.item("render 1", FIRST).put("snapshotSha256", Sha256.hex(wrong.getBytes(UTF_8)));
        history.instead(
                "store snapshot.json 1",
                a ->
                        a.stored(
                                Acme.document(
                                        "MU-2026-000001",
                                        "snapshot.json",
                                        wrong,
                                        "2035-01-01T00:00:00Z")));
    }

    private static List<Twist> invoices() {
        return List.of(
                twist(
                        Invariant.INVOICE_UNCHANGED,
                        "rendering changes the snapshot",
                        h -> h.doc("render 1", FIRST).put("dueOn", "2026-01-20")),
                twist(
                        Invariant.INVOICE_UNCHANGED,
                        "a customer is swapped while rendering",
                        h -> h.item("render 1", FIRST).put("accountId", "other")),
                twist(
                        Invariant.DOCUMENT_HASHED,
                        "the snapshot's hash is another's",
                        h -> {
                            h.item("issue 1", FIRST).put("snapshotSha256", "00");
                            h.item("render 1", FIRST).put("snapshotSha256", "00");
                        }),
                twist(
                        Invariant.SNAPSHOT_SAME,
                        "the snapshot has another total",
                        AuditorTest::otherSnapshot),
                twist(
                        Invariant.DOCUMENT_STORED_ONCE,
                        "the PDF is stored again",
                        h -> h.then("again", a -> a.stored(Acme.documents().get(2)))),
                twist(
                        Invariant.DOCUMENT_HASHED,
                        "another PDF is stored",
                        h ->
                                h.instead(
                                        "store invoice.pdf 1",
                                        a ->
                                                a.stored(
                                                        Acme.document(
                                                                "MU-2026-000001",
                                                                "invoice.pdf",
                                                                "%PDF-x",
                                                                "2035-01-01T00:00:00Z")))),
                twist(
                        Invariant.DOCUMENT_HASHED,
                        "the XML is never stored",
                        h -> h.skip("store invoice.xml 1")),
                twist(
                        Invariant.DOCUMENT_LOCKED,
                        "the lock ends a day early",
                        h ->
                                h.instead(
                                        "store invoice.xml 1",
                                        a ->
                                                a.stored(
                                                        Acme.document(
                                                                "MU-2026-000001",
                                                                "invoice.xml",
                                                                "<?xml",
                                                                "2034-12-31T00:00:00Z")))));
    }

    private static List<Twist> periods() {
        return List.of(
                twist(
                        Invariant.PERIODS_CONTIGUOUS,
                        "a day is left out",
                        h -> h.doc("draft 2", "DRAFT#").put("periodFrom", "2026-02-06")),
                twist(
                        Invariant.PERIODS_CONTIGUOUS,
                        "the first period is drafted twice",
                        h ->
                                h.doc("draft 2", "DRAFT#")
                                        .put("periodFrom", "2026-01-05")
                                        .put("periodTo", "2026-02-05")),
                twist(
                        Invariant.PERIODS_COUNTED,
                        "a period is skipped",
                        h ->
                                ((ObjectNode) h.doc("draft 2", "SUBSCRIPTION#").path("billing"))
                                        .put("nextOn", "2026-04-05")),
                twist(
                        Invariant.PERIODS_COUNTED,
                        "the subscription stays where it was",
                        h -> h.drop("draft 2", "SUBSCRIPTION#")),
                twist(
                        Invariant.PERIODS_BILLED_ONCE,
                        "both invoices bill one draft",
                        h ->
                                ((ObjectNode) h.doc("issue 2", "INVOICE#").path("content"))
                                        .put("id", "o-1_2026-01-05")),
                twist(
                        Invariant.PERIODS_BILLED_ONCE,
                        "the invoice says more than its draft",
                        h ->
                                ((ObjectNode) h.doc("issue 1", "INVOICE#").path("content"))
                                        .put("purchaseOrder", "PO")),
                twist(
                        Invariant.BILLED_AS_ORDERED,
                        "a line is dearer than ordered",
                        h -> h.first("draft 1", "DRAFT#", "/lines").put("unitPrice", "1.66")),
                twist(
                        Invariant.BILLED_AS_ORDERED,
                        "the price changes while billing",
                        h ->
                                ((ObjectNode)
                                                h.doc("draft 1", "SUBSCRIPTION#")
                                                        .at(
                                                                "/plans/0/versions/0/charges/0/prices/EUR"))
                                        .put("price", "1.66")),
                twist(
                        Invariant.DRAFTS_STEP_FORWARD,
                        "a draft is issued without tax",
                        h -> h.skip("tax 1")),
                twist(
                        Invariant.DRAFTS_STEP_FORWARD,
                        "a draft changes while it is taxed",
                        h -> h.doc("tax 1", "DRAFT#").put("currency", "USD")));
    }

    private static List<Twist> amounts() {
        return List.of(
                twist(
                        Invariant.AMOUNTS_ADD_UP,
                        "the total is a cent too high",
                        h -> h.doc("issue 1", "INVOICE#").put("total", "5.90")),
                twist(
                        Invariant.AMOUNTS_ADD_UP,
                        "the lines are a cent too low",
                        h -> h.first("issue 1", "INVOICE#", "/content/lines").put("net", "1.64")),
                twist(
                        Invariant.LINES_MULTIPLIED,
                        "a line is not price times quantity",
                        h -> h.first("issue 1", "INVOICE#", "/content/lines").put("quantity", "2")),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "the tax is rounded line by line",
                        h -> {
                            h.first("issue 1", "INVOICE#", "/content/taxes").put("tax", "0.93");
                            h.first("issue 1", "INVOICE#", "/content/taxes/0/components")
                                    .put("tax", "0.93");
                        }),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "the taxes of a breakdown do not come to its tax",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes/0/components")
                                        .put("tax", "0.93")),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "another rate stands beside the tax",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes/0/components")
                                        .put("ratePercent", "7")),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "only a part of the price is taxed, and the tax is on all of it",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes/0/components")
                                        .put("portion", "80/100")),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "reverse charge has a rate",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes")
                                        .put("category", "reverse_charge")),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "a line has no tax",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes")
                                        .putArray("lines")
                                        .add(1)
                                        .add(2)),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "a line is taxed twice",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes")
                                        .putArray("lines")
                                        .add(1)
                                        .add(2)
                                        .add(2)),
                twist(
                        Invariant.TAX_ROUNDED_ONCE,
                        "the rounding rule is unknown",
                        h ->
                                h.first("issue 1", "INVOICE#", "/content/taxes")
                                        .put("rounding", "bankers")));
    }

    private static List<Twist> ledger() {
        return List.of(
                twist(
                        Invariant.ENTRIES_BALANCE,
                        "an entry is off by a cent",
                        h ->
                                h.first("pay", "ACCOUNT#acme ENTRY", "/postings")
                                        .put("amount", "2.01")),
                twist(
                        Invariant.ENTRIES_BALANCE,
                        "an entry is booked on two days",
                        h -> {
                            ObjectNode again = h.item("pay", "ACCOUNT#acme ENTRY").deepCopy();
                            again.put("sk", "ENTRY#2026-01-28#payment:p-1");
                            h.add("pay rest", again.toString());
                        }),
                twist(
                        Invariant.BALANCES_ARE_SUMS,
                        "a balance is not updated",
                        h -> h.drop("pay", "ACCOUNT#acme BALANCE")),
                twist(
                        Invariant.BALANCES_ARE_SUMS,
                        "a seller's total is a cent too high",
                        h -> h.item("pay", "SELLER#").put("bank.debit", 201)),
                twist(
                        Invariant.INVOICES_BOOKED,
                        "an invoice is not booked",
                        h -> h.drop("issue 2", "ACCOUNT#acme ENTRY")),
                twist(
                        Invariant.INVOICES_BOOKED,
                        "revenue is booked with the tax in it",
                        h ->
                                h.doc("issue 2", "ACCOUNT#acme ENTRY")
                                        .withArray("postings")
                                        .remove(2)),
                twist(
                        Invariant.PAYMENTS_BOOKED,
                        "a payment is not booked",
                        h -> h.drop("pay", "ACCOUNT#acme ENTRY")),
                twist(
                        Invariant.PAYMENTS_BOOKED,
                        "the provider's money is booked to the bank",
                        h ->
                                h.first("pay rest", "ACCOUNT#acme ENTRY", "/postings")
                                        .put("account", "bank")),
                twist(
                        Invariant.REVENUE_EARNED,
                        "what is for this month is deferred",
                        h ->
                                ((ObjectNode)
                                                h.doc("issue 2", "ACCOUNT#acme ENTRY")
                                                        .at("/postings/1"))
                                        .put("account", "deferred_revenue")),
                twist(
                        Invariant.CLOSED_STAYS_CLOSED,
                        "money is booked in a month that was closed before",
                        h ->
                                h.add(
                                        "issue 1",
                                        """
                                        {"table":"led","pk":"SELLER#muster-de","sk":"CLOSED",
                                         "seller":"muster-de","through":"2026-01"}""")),
                twist(
                        Invariant.CASH_BOOKED,
                        "money of the bank is booked without its file",
                        h -> h.doc("pay", "ACCOUNT#acme ENTRY").put("id", "cash:c-1.0.received")),
                twist(
                        Invariant.DISPUTES_BOOKED,
                        "a loss is not booked",
                        h -> h.drop("lose", "ACCOUNT#acme ENTRY")),
                twist(
                        Invariant.DISPUTES_BOOKED,
                        "another amount is booked than was taken",
                        h ->
                                h.doc("dispute", "ACCOUNT#acme ENTRY")
                                        .withArray("postings")
                                        .remove(1)));
    }

    private static List<Twist> receivables() {
        String key = "RECEIVABLE#MU-2026-000001";
        return List.of(
                twist(
                        Invariant.RECEIVABLE_OPENED,
                        "no receivable is opened",
                        h -> h.drop("issue 2", "RECEIVABLE#")),
                twist(
                        Invariant.RECEIVABLE_OPENED,
                        "it is opened over less",
                        h -> h.item("issue 2", "RECEIVABLE#").put("open", 588)),
                twist(
                        Invariant.RECEIVABLE_FIXED,
                        "the due date moves",
                        h -> h.item("pay", key).put("dueOn", "2026-02-19")),
                twist(
                        Invariant.RECEIVABLE_WITHIN,
                        "a payment settles more than it is",
                        h -> h.item("pay", key).put("open", 388)),
                twist(
                        Invariant.RECEIVABLE_WITHIN,
                        "it falls below zero",
                        h -> {
                            h.item("pay rest", key).put("open", -1);
                            h.item("pay rest", "PAYMENT#").put("applied", 390).put("unapplied", -1);
                        }),
                twist(
                        Invariant.RECEIVABLES_ARE_BOOKED,
                        "the ledger is not told",
                        h -> h.drop("pay", "ACCOUNT#acme ENTRY")),
                twist(
                        Invariant.DISPUTED_HELD,
                        "reminders of the undisputed rest are paused",
                        h -> h.item("dispute", key).put("pausedBy", "dispute dp_1")),
                twist(
                        Invariant.DISPUTED_HELD,
                        "what is argued about is not noted",
                        h -> h.item("dispute", key).put("disputed", 0)));
    }

    private static List<Twist> events() {
        return List.of(
                twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "an invoice is issued in silence",
                        h -> h.drop("issue 1", "OUTBOX#")),
                twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "nobody is told that it is paid",
                        h -> h.drop("pay rest", "OUTBOX#InvoicePaid")),
                twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "an order is accepted in silence",
                        h -> h.drop("accept", "OUTBOX#")),
                twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "a dispute is closed in silence",
                        h -> h.drop("lose", "OUTBOX#")),
                twist(
                        Invariant.EVENT_HAS_CAUSE,
                        "an event tells of nothing",
                        h -> h.drop("render 1", FIRST)),
                twist(
                        Invariant.EVENT_TRUE,
                        "an event says another total",
                        h ->
                                ((ObjectNode) h.item("issue 1", "OUTBOX#").path("detail"))
                                        .put("total", "5.90")),
                twist(
                        Invariant.EVENT_UNCHANGED,
                        "an event is written again as another",
                        h -> {
                            ObjectNode again = h.item("issue 1", "OUTBOX#").deepCopy();
                            again.put("occurredAt", "2026-02-05T02:00:00Z");
                            h.add("issue 2", again.toString());
                        }),
                twist(Invariant.EVENT_PUBLISHED, "nothing is published", h -> h.skip("publish")),
                twist(
                        Invariant.EVENT_PUBLISHED,
                        "something is published that was not written",
                        h ->
                                h.then(
                                        "more",
                                        a ->
                                                a.published(
                                                        "InvoiceIssued",
                                                        "{\"eventId\":\"InvoiceIssued:MU-2026-000099\"}"))));
    }

    private static List<Twist> mails() {
        String reminder = "Reminder 1: invoice MU-2026-000001 from Muster";
        String key = "RECEIVABLE#MU-2026-000001";
        return List.of(
                twist(
                        Invariant.REMINDER_JUSTIFIED,
                        "it comes a day early",
                        h -> h.item("remind", key).put("remindedOn", "2026-01-25")),
                twist(
                        Invariant.REMINDER_JUSTIFIED,
                        "it is of a day to come",
                        h -> h.item("remind", key).put("remindedOn", "2026-01-27")),
                twist(
                        Invariant.REMINDER_JUSTIFIED,
                        "a step is left out",
                        h -> h.item("remind", key).put("level", 2)),
                twist(
                        Invariant.REMINDER_JUSTIFIED,
                        "it is paused",
                        h -> h.item("issue 1", key).put("pausedBy", "somebody")),
                twist(
                        Invariant.REMINDER_SENT,
                        "it is decided and never sent",
                        h -> {
                            h.skip("mail reminder");
                            h.skip("pay");
                            h.skip("pay rest");
                            h.skip("dispute");
                            h.skip("lose");
                        }),
                twist(
                        Invariant.REMINDER_MAIL_OWED,
                        "it is sent after everything was paid",
                        h ->
                                h.then(
                                        "late",
                                        a ->
                                                a.mailed(
                                                        Acme.mail("m", reminder, Acme.PDF_1),
                                                        a.mark()))),
                twist(
                        Invariant.REMINDER_MAIL_OWED,
                        "it is sent though nobody decided so",
                        h ->
                                h.instead(
                                        "mail reminder",
                                        a ->
                                                a.mailed(
                                                        Acme.mail(
                                                                "m-r",
                                                                reminder.replace("1:", "2:"),
                                                                Acme.PDF_1),
                                                        0))),
                twist(
                        Invariant.MAIL_NOT_REPEATED,
                        "it is sent again after it was noted",
                        h ->
                                h.then(
                                        "again",
                                        a ->
                                                a.mailed(
                                                        Acme.mail(
                                                                "m",
                                                                "Invoice MU-2026-000001 from"
                                                                        + " Muster",
                                                                Acme.PDF_1),
                                                        a.mark()))),
                twist(
                        Invariant.MAIL_ADDRESSED,
                        "it is about nothing",
                        h -> h.then("spam", a -> a.mailed(Acme.mail("m", "Hi", "00"), 0))),
                twist(
                        Invariant.MAIL_ADDRESSED,
                        "it goes to somebody else",
                        h ->
                                ((ObjectNode) h.item("accept", "ACCOUNT#").path("doc"))
                                        .put("email", "other@acme.example")),
                twist(Invariant.NOTICE_TRUE, "what was never sent is noted", h -> h.skip("mail 1")),
                twist(
                        Invariant.MAIL_CARRIES_DOCUMENT,
                        "it carries another invoice",
                        h ->
                                h.instead(
                                        "mail 1",
                                        a ->
                                                a.mailed(
                                                        Acme.mail(
                                                                "m-1",
                                                                "Invoice MU-2026-000001 from"
                                                                        + " Muster",
                                                                Acme.PDF_2),
                                                        0))));
    }

    private static List<Twist> inputs() {
        return List.of(
                twist(
                        Invariant.ORDER_ANSWERED,
                        "an order is lost",
                        h -> {
                            h.skip("accept");
                            h.skip("settle");
                            h.then("settle", a -> a.settled(Instant.EPOCH));
                        }),
                twist(
                        Invariant.ORDER_ANSWERED,
                        "an order with other content is ignored",
                        h ->
                                h.instead(
                                        "rubbish",
                                        a -> {
                                            a.sentOrder(Acme.RUBBISH);
                                            a.sentOrder(Acme.ORDER.replace("1.65", "1.66"));
                                        })),
                twist(
                        Invariant.ORDER_AS_SENT,
                        "an order is accepted that nobody sent",
                        h -> h.skip("order")),
                twist(
                        Invariant.ORDER_AS_SENT,
                        "another price is accepted",
                        h ->
                                h.first("accept", "SUBSCRIPTION#", "/history")
                                        .put("at", "2026-01-06")),
                twist(
                        Invariant.ORDER_AS_SENT,
                        "the customer's zone is lost",
                        h -> h.doc("accept", "ACCOUNT#").put("zone", "UTC")),
                twist(
                        Invariant.REJECTION_COMPLETE,
                        "half of the message is kept",
                        h ->
                                h.item("reject", "REJECTION#" + Acme.RUBBISH_SHA256 + " RAW")
                                        .put("raw", "not an")),
                twist(
                        Invariant.REJECTION_COMPLETE,
                        "no reason is given",
                        h -> h.doc("reject", "REJECTION#").putArray("problems")),
                twist(
                        Invariant.PAYMENT_ANSWER_TRUE,
                        "the caller is told before it is recorded",
                        h -> h.skip("pay")),
                twist(
                        Invariant.PAYMENT_ANSWER_TRUE,
                        "another amount is recorded",
                        h -> h.item("pay", "PAYMENT#").put("amount", 300)),
                twist(
                        Invariant.PAYMENT_ASKED_FOR,
                        "who was refused is recorded",
                        h -> h.instead("pay answered", a -> a.called(Acme.paymentCall(422, true)))),
                twist(
                        Invariant.PAYMENT_ASKED_FOR,
                        "the provider said another amount",
                        h ->
                                h.item("charge", "PROVIDER#")
                                        .put("body", Acme.CHARGE.replace("389", "388"))),
                twist(
                        Invariant.CALLER_GENUINE,
                        "a call without a token succeeds",
                        h ->
                                h.instead(
                                        "pay answered",
                                        a -> a.called(Acme.paymentCall(201, false)))),
                twist(
                        Invariant.WEBHOOK_KEPT,
                        "a forged webhook is kept",
                        h ->
                                h.instead(
                                        "charge answered",
                                        a -> a.called(Acme.webhook(Acme.CHARGE, false)))),
                twist(
                        Invariant.WEBHOOK_KEPT,
                        "an answered webhook is not kept",
                        h -> h.skip("charge")),
                twist(
                        Invariant.CHARGE_RECORDED,
                        "a charge is forgotten",
                        h -> {
                            h.skip("pay rest");
                            h.skip("dispute");
                            h.skip("lose");
                        }),
                twist(
                        Invariant.SALES_COUNTED,
                        "a sale is not counted",
                        h -> h.drop("pay rest", "RATIOS#")),
                twist(
                        Invariant.SALES_COUNTED,
                        "a dispute is counted twice",
                        h -> h.item("dispute", "RATIOS#").put("disputes.number", 2)),
                twist(
                        Invariant.DISPUTE_FOLLOWED,
                        "a dispute's end is forgotten",
                        h -> h.skip("lose")),
                twist(
                        Invariant.ACCESS_NOTED,
                        "a link is given and not noted",
                        h -> h.skip("access")),
                twist(
                        Invariant.ACCESS_CHAINED,
                        "a link is noted and not in the log",
                        h -> h.drop("access", "ACCESS_LOG#")),
                twist(
                        Invariant.ACCESS_CHAINED,
                        "an entry of the log says another name",
                        h -> h.item("access", "ACCESS_LOG#").put("principal", "nobody")),
                twist(
                        Invariant.ACCESS_CHAINED,
                        "the log goes on after its end",
                        h -> h.item("access", "ACCESS_LOG HEAD").put("sequence", 2)),
                twist(
                        Invariant.SELLER_AS_SENT,
                        "a seller is told another thing",
                        h -> h.doc("seller", "SELLER#").put("zone", "UTC")));
    }

    private static List<Twist> deadlines() {
        return List.of(
                twist(
                        Invariant.BILLED_WHEN_DUE,
                        "the second month is not billed",
                        h ->
                                List.of("draft 2", "tax 2", "issue 2", "render 2", "note 2")
                                        .forEach(h::skip)),
                twist(
                        Invariant.DRAFT_FINISHED,
                        "a draft stays without its number",
                        h -> h.skip("issue 2")),
                twist(
                        Invariant.DRAFT_FINISHED,
                        "a draft is held without a reason",
                        h -> {
                            h.item("tax 2", "DRAFT#").put("state", "held");
                            h.skip("issue 2");
                        }),
                twist(
                        Invariant.INVOICE_RENDERED,
                        "an invoice is not rendered",
                        h -> h.skip("render 2")),
                twist(
                        Invariant.INVOICE_MAILED,
                        "a customer is not sent the invoice",
                        h -> {
                            h.skip("mail 2");
                            h.skip("note 2");
                        }));
    }

    private static List<Twist> items() {
        return List.of(
                twist(
                        Invariant.NEVER_DELETED,
                        "an entry is deleted",
                        h ->
                                h.add(
                                        "pay rest",
                                        """
                                        {"table":"led","pk":"ACCOUNT#acme","gone":1,
                                         "sk":"ENTRY#2026-01-27#payment:p-1"}\
                                        """)),
                twist(
                        Invariant.WRITTEN_ONCE,
                        "a payment changes afterwards",
                        h -> {
                            ObjectNode again = h.item("pay", "PAYMENT#").deepCopy();
                            h.add("pay rest", again.put("amount", 100).toString());
                        }),
                twist(
                        Invariant.NEVER_BACKWARDS,
                        "a version is overwritten",
                        h -> h.item("tax 1", "DRAFT#").put("version", 1)),
                twist(
                        Invariant.NEVER_BACKWARDS,
                        "the next billing date goes back",
                        h -> h.item("draft 2", "SUBSCRIPTION#").put("dueKey", "2026-01-05#o-1")),
                twist(
                        Invariant.KNOWN_AND_READABLE,
                        "an item of no known kind is written",
                        h -> h.add("pay", "{\"table\":\"pay\",\"pk\":\"X#1\",\"sk\":\"X\"}")),
                twist(
                        Invariant.KNOWN_AND_READABLE,
                        "a document is no JSON",
                        h -> h.item("issue 2", "INVOICE#").put("doc", "{")));
    }

    /** Machines differ and are shared, so it only fails when something is wrong by far. */
    @Test
    void itCostsLittle() {
        for (int i = 0; i < ROUNDS; i++) {
            Acme.history().told();
        }
        List<History> histories = Stream.generate(Acme::history).limit(ROUNDS).toList();
        histories.forEach(History::prepared);
        long began = cpuNanos();
        histories.forEach(History::toldAgain);
        long micros = (cpuNanos() - began) / ROUNDS / 1000;
        System.out.println("auditor: %d microseconds for a history of 20 writes".formatted(micros));
        assertThat(micros).isLessThan(20_000);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
