package io.billfold.draftinvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftRecord.State;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

class MergeGroupTest {
    private static final String GROUP = "head#muster-de#EUR#14#-#-#";
    private static final String PARENT = ",\"parent\":{\"id\":\"head\",\"consolidated\":true}";

    private final Book book = new Book();

    private void branches(int count) {
        book.order("o-head", "head", "", "1.00", "");
        for (int i = 1; i <= count; i++) {
            String id = "%03d".formatted(i);
            book.order("o-" + id, "branch-" + id, PARENT, "10.00", "");
            book.billed("o-" + id);
        }
    }

    private List<DraftRecord> merged() {
        return book.stores.items("INVOICES").stream()
                .filter(item -> item.get("pk").s().matches("DRAFT#.*[.]group"))
                .map(item -> new DraftId(item.get("pk").s().substring("DRAFT#".length())))
                .map(id -> book.stores.drafts().find(id).orElseThrow())
                .toList();
    }

    @Test
    void aConsolidatedAccountsDraftWaitsAndIsDue() {
        branches(1);

        assertThat(book.draft("o-001_2026-01-05").state()).isEqualTo(State.COLLECTED);
        assertThat(book.events()).isEmpty();
        Set<String> due = new LinkedHashSet<>();
        book.stores.billingGroups().eachDue(new AccountId("head"), Book.RUN, due::addAll);
        assertThat(due).containsExactly(GROUP);
        Set<String> dueBefore = new LinkedHashSet<>();
        LocalDate before = Book.RUN.minusDays(1);
        book.stores.billingGroups().eachDue(new AccountId("head"), before, dueBefore::addAll);
        assertThat(dueBefore).isEmpty();
    }

    @Test
    void theParentGetsOneDraftForAll() {
        branches(3);

        book.merged(GROUP);

        assertThat(merged()).hasSize(1);
        Draft draft = merged().getFirst().draft();
        assertThat(draft.account().id()).isEqualTo(new AccountId("head"));
        assertThat(draft.net()).isEqualTo(Money.parse("EUR 30.00"));
        assertThat(draft.lines())
                .extracting(MergeGroupTest::endCustomer)
                .containsExactly("Company branch-001", "Company branch-002", "Company branch-003");
        assertThat(book.draft("o-002_2026-01-05").state()).isEqualTo(State.MERGED);
        assertThat(book.events()).containsExactly("InvoiceDrafted");
    }

    private static String endCustomer(InvoiceLine line) {
        return String.valueOf(line.origin() == null ? null : line.origin().endCustomer());
    }

    @Test
    void asAnybodyAsksAgainNothingIsInvoicedTwice() {
        branches(2);

        book.merged(GROUP);
        book.merged(GROUP);

        assertThat(merged()).hasSize(1);
        Set<String> due = new LinkedHashSet<>();
        book.stores.billingGroups().eachDue(new AccountId("head"), Book.RUN, due::addAll);
        assertThat(due).isEmpty();
    }

    @Test
    void whatComesLaterIsOnTheNextInvoice() {
        branches(1);
        book.merged(GROUP);
        book.order("o-late", "branch-late", PARENT, "5.00", "");
        book.billed("o-late");

        book.merged(GROUP);

        assertThat(merged())
                .extracting(record -> record.draft().net())
                .containsExactlyInAnyOrder(Money.parse("EUR 10.00"), Money.parse("EUR 5.00"));
    }

    @Test
    void moreThanOneTransactionTakesBecomesSeveralInvoices() {
        branches(100);

        book.merged(GROUP);

        assertThat(merged()).hasSize(3);
        assertThat(merged().stream().mapToInt(it -> it.draft().lines().size()).sum())
                .isEqualTo(100);
        assertThat(book.stores.items("INVOICES").stream())
                .filteredOn(item -> item.containsKey("mergedInto"))
                .hasSize(100);
    }

    @Test
    void twoMergesAtOnceInvoiceEachDraftOnce() {
        branches(2);
        book.stores.beforeNextTransaction(() -> book.merged(GROUP));

        assertThatThrownBy(() -> book.merged(GROUP)).hasMessageContaining("tried again");
        book.merged(GROUP);

        assertThat(merged()).hasSize(1);
    }

    @Test
    void theParentsPurchaseOrderCoversTheWholeInvoiceOrHoldsIt() {
        String terms = ",\"purchaseOrder\":\"PO-1\",\"purchaseOrderRequired\":true";
        book.order("o-head", "head", "", "1.00", "");
        book.purchaseOrder("head", "PO-1", "EUR 15.00");
        for (String id : List.of("a", "b")) {
            book.order("o-" + id, "branch-" + id, PARENT, "10.00", terms);
            book.billed("o-" + id);
        }

        book.merged("head#muster-de#EUR#14#required#-#PO-1");

        assertThat(merged()).extracting(DraftRecord::state).containsExactly(State.HELD);
        assertThat(book.used("head", "PO-1")).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void aParentThatDoesNotPayChangesNothing() {
        book.order("o-1", "branch", ",\"parent\":{\"id\":\"head\"}", "10.00", "");

        book.billed("o-1");

        assertThat(book.draft("o-1_2026-01-05").state()).isEqualTo(State.DRAFTED);
    }
}
