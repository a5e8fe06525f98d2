package io.billfold.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Credit notes, account credit and refunds as they should be, and one wrong twist in them. */
class CreditAuditTest {
    @Test
    void aCorrectHistoryPasses() {
        assertThat(Credits.history().told().violations()).isEmpty();
    }

    /** The credit notes have no documents here. */
    @Test
    void whatIsThereInTheEndPassesAnInspectionToo() {
        assertThat(Credits.history().found().violations())
                .extracting(Violation::invariant)
                .containsOnly("invoice-rendered");
    }

    @Test
    void whatIsAskedForInTheEndIsFoundToBeAskedFor() {
        History history = Credits.history();
        history.skip("answer 2");
        history.skip("refund answered");
        Auditor auditor = history.told();
        assertThat(auditor.violations()).isEmpty();

        auditor.settled(Instant.parse("2026-02-10T12:00:00Z"));

        assertThat(auditor.violations())
                .filteredOn(it -> it.invariant().equals("adjustments-asked"))
                .hasSize(2);
    }

    /** What was done wrong, and the invariant that it breaks. */
    record Twist(Invariant broken, String what, Consumer<History> done) {
        @Override
        public String toString() {
            return broken.shortName() + ": " + what;
        }
    }

    @ParameterizedTest
    @MethodSource("twists")
    void aWrongTwistIsFound(Twist twist) {
        History history = Credits.history();
        twist.done().accept(history);
        assertThat(history.told().violations())
                .extracting(Violation::invariant)
                .contains(twist.broken().shortName());
    }

    static Stream<Twist> twists() {
        return Stream.of(documents(), books(), accounts()).flatMap(twists -> twists);
    }

    private static Twist twist(Invariant broken, String what, Consumer<History> done) {
        return new Twist(broken, what, done);
    }

    private static Stream<Twist> documents() {
        return Stream.of(
                twist(
                        Invariant.CREDITS_WITHIN,
                        "more is given back of a line than it cost",
                        h -> h.first("ask 1", "DRAFT#", "/lines").put("net", "4.96")),
                twist(
                        Invariant.CREDITS_WITHIN,
                        "what was never invoiced is given back",
                        h -> h.first("ask 1", "DRAFT#", "/lines").put("sku", "X")),
                twist(
                        Invariant.CREDITS_TAXED,
                        "a cent of tax too much is given back",
                        h -> h.first("ask 1", "DRAFT#", "/taxes").put("tax", "0.32")),
                twist(
                        Invariant.CREDITS_WITHIN,
                        "tax is given back at a rate that was never charged",
                        h ->
                                h.first("ask 1", "DRAFT#", "/taxes/0/components")
                                        .put("ratePercent", "7")),
                twist(
                        Invariant.CREDITS_COUNTED,
                        "the invoice counts less than was given back",
                        h -> h.item("ask 1", "INVOICE#MU-2026-000002 CREDITED").put("net", 164)),
                twist(
                        Invariant.CREDITS_COUNTED,
                        "the invoice does not count what was given back",
                        h -> h.drop("ask 1", "INVOICE#MU-2026-000002 CREDITED")),
                twist(
                        Invariant.ADJUSTMENTS_ASKED,
                        "a credit note is made without a request",
                        h -> h.drop("ask 1", "INVOICE#MU-2026-000002 REQUEST")),
                twist(
                        Invariant.ADJUSTMENTS_ASKED,
                        "a request is kept otherwise than it was sent",
                        h ->
                                h.item("ask 1", "INVOICE#MU-2026-000002 REQUEST")
                                        .put("content", "credits{}")),
                twist(
                        Invariant.ADJUSTMENTS_ASKED,
                        "somebody else is given back",
                        h ->
                                ((ObjectNode) h.doc("ask 1", "DRAFT#").path("account"))
                                        .put("id", "other")),
                twist(
                        Invariant.EVENT_WITH_CHANGE,
                        "a credit note is not told of as one",
                        h -> h.drop("credit 1", "OUTBOX#InvoiceCredited")),
                twist(
                        Invariant.DRAFTS_STEP_FORWARD,
                        "a credit note's draft waits for tax",
                        h -> h.item("ask 1", "DRAFT#").put("state", "drafted")));
    }

    private static Stream<Twist> books() {
        return Stream.of(
                twist(
                        Invariant.INVOICES_BOOKED,
                        "a credit note is not booked",
                        h -> h.drop("credit 1", "ACCOUNT#acme ENTRY#")),
                twist(
                        Invariant.INVOICES_BOOKED,
                        "a credit note is booked as an invoice",
                        h -> h.doc("credit 1", "ACCOUNT#acme ENTRY#").put("id", "invoice:x")),
                twist(
                        Invariant.CREDITS_SETTLED,
                        "the receivable does not say what was credited",
                        h -> h.item("credit 1", "RECEIVABLE#").put("credited", 0)),
                twist(
                        Invariant.CREDITS_SETTLED,
                        "credit arises though the invoice is open",
                        h ->
                                ((ObjectNode)
                                                h.doc("credit 1", "ACCOUNT#acme ENTRY#")
                                                        .at("/postings/2"))
                                        .put("account", "customer_credit")),
                twist(
                        Invariant.RECEIVABLE_WITHIN,
                        "the invoice stays open as it was",
                        h -> h.item("credit 1", "RECEIVABLE#").put("open", 589)),
                twist(
                        Invariant.RECEIVABLE_OPENED,
                        "a credit note is owed",
                        h ->
                                h.add(
                                        "credit 1",
                                        Acme.receivable(
                                                "MU-2026-000003",
                                                1,
                                                196,
                                                0,
                                                "2026-02-09",
                                                0,
                                                ""))));
    }

    private static Stream<Twist> accounts() {
        return Stream.of(
                twist(
                        Invariant.CREDIT_IS_MOVED,
                        "the credit is more than was given back",
                        h -> h.item("credit 2", "ACCOUNT#acme CREDIT#").put("balance", 197)),
                twist(
                        Invariant.CREDIT_IS_MOVED,
                        "what moved the credit is not written down",
                        h -> h.drop("credit 2", "ACCOUNT#acme MOVED#")),
                twist(
                        Invariant.CREDIT_IS_MOVED,
                        "more is paid out than there is",
                        h -> h.item("refund", "ACCOUNT#acme MOVED#").put("amount", 197)),
                twist(
                        Invariant.REFUNDS_BOOKED,
                        "a refund is not booked",
                        h -> h.drop("refund", "ACCOUNT#acme ENTRY#")),
                twist(
                        Invariant.REFUNDS_BOOKED,
                        "a refund does not come off the credit",
                        h -> h.drop("refund", "ACCOUNT#acme MOVED#")),
                twist(
                        Invariant.ADJUSTMENTS_ASKED,
                        "a refund is answered, but not kept",
                        h -> h.skip("refund")),
                twist(
                        Invariant.EVENT_TRUE,
                        "the event of a refund says another amount",
                        h ->
                                ((ObjectNode)
                                                h.item("refund", "OUTBOX#RefundRequested")
                                                        .path("detail"))
                                        .put("amount", "2.00")));
    }
}
