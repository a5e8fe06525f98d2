package io.billfold.issueinvoice;

import io.billfold.billing.account.Seller;
import io.billfold.billing.adjustment.AdjustmentId;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.events.InvoiceIssued;
import io.billfold.lambda.Metrics;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Issues drafts of one seller: their numbers, the invoices and the ledger in one transaction. What
 * touches account credit has a transaction of its own: credit notes first, so that an invoice which
 * takes the place of another finds what was paid on it.
 */
@Singleton
class IssueInvoices {
    /** How often numbers are drawn anew because somebody else drew them meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private final DraftStore drafts;
    private final InvoiceStore invoices;
    private final Books books;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    IssueInvoices(
            DraftStore drafts,
            InvoiceStore invoices,
            Books books,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics) {
        this.drafts = drafts;
        this.invoices = invoices;
        this.books = books;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Issues drafts. Those that were issued before stay as they are.
     *
     * @param ids drafts of one seller, at most {@link IssueBatch#INVOICES_MAX}
     * @throws IllegalStateException when a draft is not known or has no tax, or when somebody else
     *     drew numbers during every attempt
     */
    void issue(Set<DraftId> ids) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (waiting(ids).values().stream().allMatch(this::issueSeries)) {
                return;
            }
        }
        throw new IllegalStateException(
                "others drew numbers during all " + ATTEMPTS_MAX + " attempts to issue " + ids);
    }

    /** The drafts that are not issued yet, by their series: a seller may have changed it. */
    private Map<String, List<DraftRecord>> waiting(Set<DraftId> ids) {
        Map<String, List<DraftRecord>> series = new LinkedHashMap<>();
        for (DraftRecord read : inOrder(ids)) {
            switch (read.state()) {
                case ISSUED -> {}
                case TAXED ->
                        series.merge(
                                read.draft().seller().series(),
                                List.of(read),
                                IssueInvoices::joined);
                case DRAFTED, HELD, COLLECTED, MERGED ->
                        throw new IllegalStateException(
                                "draft " + read.draft().id() + " has no tax yet");
            }
        }
        return series;
    }

    /** The drafts, each once, with the credit notes that must come before some of them. */
    private Iterable<DraftRecord> inOrder(Set<DraftId> ids) {
        Map<DraftId, DraftRecord> read = new LinkedHashMap<>();
        for (DraftId id : ids) {
            DraftRecord draft = find(id);
            AdjustmentId.creditBefore(draft.draft())
                    .ifPresent(before -> read.computeIfAbsent(before, this::find));
            read.putIfAbsent(id, draft);
        }
        return read.values();
    }

    private DraftRecord find(DraftId id) {
        return drafts.find(id)
                .orElseThrow(() -> new IllegalStateException("draft " + id + " is not known"));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** False when the counter or something else was no longer as it was read. */
    private boolean issueSeries(List<DraftRecord> waiting) {
        List<DraftRecord> notes = waiting.stream().filter(IssueInvoices::isCreditNote).toList();
        for (DraftRecord note : notes) {
            if (!issue(List.of(note), null)) {
                return false;
            }
        }
        return issueInvoices(waiting.stream().filter(it -> !isCreditNote(it)).toList());
    }

    private static boolean isCreditNote(DraftRecord record) {
        return record.draft().kind() == Draft.Kind.CREDIT_NOTE;
    }

    /** Those without account credit and agent together, the others one by one. */
    private boolean issueInvoices(List<DraftRecord> waiting) {
        List<DraftRecord> together = new ArrayList<>();
        for (DraftRecord draft : waiting) {
            Versioned<AccountCredit> credit = books.credit(draft.draft());
            boolean isUsed = credit.value().balance().isPositive() && isOwed(draft.draft());
            if (!isUsed && draft.draft().commission() == null) {
                together.add(draft);
            } else if (!issue(List.of(draft), isUsed ? credit : null)) {
                return false;
            }
        }
        return together.isEmpty() || issue(together, null);
    }

    private static boolean isOwed(Draft draft) {
        return draft.taxes().stream()
                .map(tax -> tax.base().plus(tax.tax()))
                .reduce(Money.zero(draft.currency()), Money::plus)
                .isPositive();
    }

    /**
     * Issues drafts in one transaction.
     *
     * @param credit account credit that a single invoice uses, or null
     */
    private boolean issue(List<DraftRecord> waiting, @Nullable Versioned<AccountCredit> credit) {
        Instant now = clock.instant();
        Seller seller = waiting.getFirst().draft().seller();
        LocalDate today = LocalDate.ofInstant(now, seller.zone());
        SeriesCounter counter = invoices.counter(seller.id(), seller.series(), today.getYear());
        SeriesCounter.Drawn drawn = counter.draw(waiting.size(), today);
        Commit commit = dynamo.begin();
        invoices.saveCounter(commit, counter, drawn.after());
        for (int i = 0; i < waiting.size(); i++) {
            DraftRecord draft = waiting.get(i);
            InvoiceNumber number = drawn.numbers().get(i);
            Invoice invoice =
                    Issuing.issue(
                            draft.draft(), number, drawn.issuedOn(), Rendering.LATEST_VERSION);
            drafts.saveIssued(commit, draft, number);
            invoices.add(commit, invoice);
            book(commit, invoice, credit, now);
            books.addCommission(commit, invoice, now);
            invoices.publish(commit, issued(invoice, now));
        }
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("InvoicesIssued", done ? waiting.size() : 0);
        return done;
    }

    private void book(
            Commit commit,
            Invoice invoice,
            @Nullable Versioned<AccountCredit> credit,
            Instant now) {
        switch (invoice.content().kind()) {
            case CREDIT_NOTE -> books.addCreditNote(commit, invoice, now);
            case INVOICE -> {
                if (credit == null) {
                    books.addInvoice(commit, invoice);
                } else {
                    books.addInvoice(commit, invoice, credit, now);
                }
            }
        }
    }

    private static InvoiceIssued issued(Invoice invoice, Instant now) {
        Draft content = invoice.content();
        return InvoiceIssued.of(
                now,
                invoice.number().toString(),
                content.kind().name().toLowerCase(Locale.ROOT),
                content.corrects() == null ? null : content.corrects().toString(),
                content.id().value(),
                content.seller().id().value(),
                content.account().id().value(),
                content.currency().getCode(),
                amount(invoice.net()),
                amount(invoice.tax()),
                amount(invoice.total()),
                invoice.issuedOn(),
                invoice.dueOn());
    }

    private static String amount(Money money) {
        return money.getAmount().toPlainString();
    }
}
