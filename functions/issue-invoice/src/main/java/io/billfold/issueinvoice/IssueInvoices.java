package io.billfold.issueinvoice;

import io.billfold.billing.account.Seller;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.billing.ledger.Bookings;
import io.billfold.events.InvoiceIssued;
import io.billfold.lambda.Metrics;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Issues drafts of one seller: their numbers, the invoices and the ledger in one transaction. */
@Singleton
class IssueInvoices {
    /** The renderer that makes the documents of new invoices; it stays with each for ever. */
    private static final int RENDERER_VERSION = 1;

    /** How often numbers are drawn anew because somebody else drew them meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private final DraftStore drafts;
    private final InvoiceStore invoices;
    private final LedgerStore ledger;
    private final ReceivableStore receivables;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    IssueInvoices(
            DraftStore drafts,
            InvoiceStore invoices,
            LedgerStore ledger,
            ReceivableStore receivables,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics) {
        this.drafts = drafts;
        this.invoices = invoices;
        this.ledger = ledger;
        this.receivables = receivables;
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
        for (DraftId id : ids) {
            DraftRecord read = find(id);
            switch (read.state()) {
                case ISSUED -> {}
                case TAXED ->
                        series.merge(
                                read.draft().seller().series(),
                                List.of(read),
                                IssueInvoices::joined);
                case DRAFTED, HELD ->
                        throw new IllegalStateException("draft " + id + " has no tax yet");
            }
        }
        return series;
    }

    private DraftRecord find(DraftId id) {
        return drafts.find(id)
                .orElseThrow(() -> new IllegalStateException("draft " + id + " is not known"));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** False when the counter or a draft was no longer as it was read. */
    private boolean issueSeries(List<DraftRecord> waiting) {
        Instant now = clock.instant();
        Seller seller = waiting.getFirst().draft().seller();
        LocalDate today = LocalDate.ofInstant(now, seller.zone());
        SeriesCounter counter = invoices.counter(seller.id(), seller.series(), today.getYear());
        SeriesCounter.Drawn drawn = counter.draw(waiting.size(), today);
        Commit commit = dynamo.begin();
        invoices.saveCounter(commit, counter, drawn.after());
        for (int i = 0; i < waiting.size(); i++) {
            DraftRecord draft = waiting.get(i);
            add(
                    commit,
                    draft,
                    Issuing.issue(
                            draft.draft(),
                            drawn.numbers().get(i),
                            drawn.issuedOn(),
                            RENDERER_VERSION),
                    now);
        }
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("InvoicesIssued", done ? waiting.size() : 0);
        return done;
    }

    private void add(Commit commit, DraftRecord draft, Invoice invoice, Instant now) {
        drafts.saveIssued(commit, draft, invoice.number());
        invoices.add(commit, invoice);
        Bookings.invoiceIssued(invoice).ifPresent(entry -> ledger.add(commit, entry));
        receivables.open(commit, Receivable.of(invoice));
        invoices.publish(commit, issued(invoice, now));
    }

    private static InvoiceIssued issued(Invoice invoice, Instant now) {
        return InvoiceIssued.of(
                now,
                invoice.number().toString(),
                invoice.content().id().value(),
                invoice.content().seller().id().value(),
                invoice.content().account().id().value(),
                invoice.content().currency().getCode(),
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
