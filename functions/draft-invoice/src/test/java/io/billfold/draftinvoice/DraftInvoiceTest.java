package io.billfold.draftinvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.Commit;
import io.billfold.store.DraftRecord.State;
import io.billfold.store.Versioned;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

class DraftInvoiceTest {
    private static final String UNDER_ORDER =
            ",\"purchaseOrder\":\"PO-1\",\"purchaseOrderRequired\":true";

    private final Book book = new Book();

    @Test
    void aPeriodIsDraftedOnceHoweverOftenItIsAskedFor() {
        book.order("o-1", "acme", "", "10.00", "");

        book.billed("o-1");
        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").state()).isEqualTo(State.DRAFTED);
        assertThat(book.events()).containsExactly("InvoiceDrafted");
        assertThat(book.summary().counts()).isEqualTo(Map.of(Result.DRAFTED, 1L));
    }

    @Test
    void whatWasMissedIsCaughtUpWith() {
        book.order("o-1", "acme", "", "10.00", "");
        book.now = Instant.parse("2026-03-06T02:00:00Z");

        book.billed("o-1");

        assertThat(book.events()).hasSize(3).containsOnly("InvoiceDrafted");
        assertThat(book.summary().counts()).isEqualTo(Map.of(Result.DRAFTED, 1L));
    }

    @Test
    void aPurchaseOrderIsReservedWithTheDraft() {
        book.order("o-1", "acme", "", "10.00", UNDER_ORDER);
        book.purchaseOrder("acme", "PO-1", "EUR 25.00");

        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").state()).isEqualTo(State.DRAFTED);
        assertThat(book.used("acme", "PO-1")).isEqualTo(Money.parse("EUR 10.00"));
    }

    @Test
    void anOrderThatIsMissingOrUsedUpHoldsTheDraftAndLosesNothing() {
        book.order("o-1", "acme", "", "10.00", UNDER_ORDER);
        book.billed("o-1");
        book.purchaseOrder("acme", "PO-1", "EUR 15.00");
        book.now = Instant.parse("2026-03-06T02:00:00Z");

        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").problems())
                .containsExactly(
                        new Problem("purchaseOrder", "'PO-1' is not recorded for the account"));
        assertThat(book.draft("o-1_2026-02-05").state()).isEqualTo(State.DRAFTED);
        assertThat(book.draft("o-1_2026-03-05").problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "'PO-1' is exhausted: EUR 5.00 of EUR 15.00 is left, needed is EUR 10.00");
        assertThat(book.used("acme", "PO-1")).isEqualTo(Money.parse("EUR 10.00"));
        assertThat(book.events())
                .containsExactlyInAnyOrder("DraftHeld", "InvoiceDrafted", "DraftHeld");
        assertThat(book.summary().trouble()).extracting(Outcome::result).containsOnly(Result.HELD);
    }

    @Test
    void anotherDraftThatTookTheRestOfTheOrderHoldsThisOne() {
        book.order("o-1", "acme", "", "10.00", UNDER_ORDER);
        book.purchaseOrder("acme", "PO-1", "EUR 15.00");
        book.stores.beforeNextTransaction(() -> reserve("EUR 10.00"));

        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").state()).isEqualTo(State.HELD);
        assertThat(book.used("acme", "PO-1")).isEqualTo(Money.parse("EUR 10.00"));
    }

    private void reserve(String amount) {
        Versioned<PurchaseOrder> read =
                book.stores.purchaseOrders().find(new AccountId("acme"), "PO-1").orElseThrow();
        PurchaseOrder order = read.value();
        Commit commit = book.stores.dynamo().begin();
        book.stores
                .purchaseOrders()
                .save(
                        commit,
                        new PurchaseOrder(
                                "PO-1",
                                order.account(),
                                order.cap(),
                                order.used().plus(Money.parse(amount)),
                                null,
                                null),
                        read);
        book.stores.dynamo().commit(commit);
    }

    @Test
    void aNumberThatNobodyAskedForIsAReferenceAlone() {
        book.order("o-1", "acme", "", "10.00", ",\"purchaseOrder\":\"PO-1\"");

        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").draft().purchaseOrder()).isEqualTo("PO-1");
        assertThat(book.draft("o-1_2026-01-05").state()).isEqualTo(State.DRAFTED);
    }

    @Test
    void whatFailsIsNamedUntilItSucceeds() {
        assertThatThrownBy(() -> book.billed("o-1")).hasMessageContaining("o-1 is not known");
        assertThat(book.summary().trouble())
                .containsExactly(
                        new Outcome(
                                Book.RUN,
                                "o-1",
                                null,
                                Result.FAILED,
                                "IllegalStateException: subscription o-1 is not known"));

        book.order("o-1", "acme", "", "10.00", "");
        book.billed("o-1");

        assertThat(book.summary().counts()).isEqualTo(Map.of(Result.DRAFTED, 1L));
        assertThat(book.summary().trouble()).isEmpty();
    }
}
