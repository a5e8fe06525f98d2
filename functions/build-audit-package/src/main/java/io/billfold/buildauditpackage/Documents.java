package io.billfold.buildauditpackage;

import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.store.Hit;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The invoices and credit notes that a package is of, some at a time. */
@Singleton
class Documents {
    private static final int COUNTED = 1_000;

    private final InvoiceSearchStore index;
    private final InvoiceStore invoices;

    Documents(InvoiceSearchStore index, InvoiceStore invoices) {
        this.index = index;
        this.invoices = invoices;
    }

    /**
     * Some of them: by their numbers, or an account's the newest first.
     *
     * @param next the position after which others may follow, or null at the end
     */
    record Page(List<InvoiceRecord> records, @Nullable String next) {}

    /**
     * A page of them.
     *
     * @param after as the page before said it, or empty to begin
     */
    Page page(PackageRequest request, String after, int limit) {
        List<Hit> hits = hits(request, after.isEmpty() ? null : after, limit);
        List<InvoiceRecord> records =
                invoices.findAll(hits.stream().map(Hit::number).toList()).stream()
                        .filter(it -> it.invoice().content().seller().id().equals(request.seller()))
                        .toList();
        return new Page(records, hits.size() < limit ? null : hits.getLast().key());
    }

    /** How many there are; of an account, with what other sellers issued to it. */
    long count(PackageRequest request) {
        Days days = new Days(request.from(), request.to());
        if (request.account() == null) {
            return index.countBySeries(request.seller(), days);
        }
        long count = 0;
        List<Hit> hits = hits(request, null, COUNTED);
        while (!hits.isEmpty()) {
            count += hits.size();
            hits = hits(request, hits.getLast().key(), COUNTED);
        }
        return count;
    }

    private List<Hit> hits(PackageRequest request, @Nullable String after, int limit) {
        Days days = new Days(request.from(), request.to());
        AccountId account = request.account();
        return account == null
                ? index.bySeries(List.of(request.seller()), days, after, limit)
                : index.byAccount(account, days, after, limit);
    }
}
