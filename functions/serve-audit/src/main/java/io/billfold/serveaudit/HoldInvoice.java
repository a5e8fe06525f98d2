package io.billfold.serveaudit;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.LegalHold;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.LegalHoldChanged;
import io.billfold.store.AccessLog;
import io.billfold.store.Commit;
import io.billfold.store.DocumentHolds;
import io.billfold.store.LegalHoldStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/**
 * Puts an invoice's documents under legal hold, and releases them. S3 and the record can't be
 * written together, so the hold is in S3 before the record says so, and out of it after: a call
 * that stopped half way leaves documents held that need not be, and is repeated.
 */
@Singleton
class HoldInvoice {
    private final LegalHoldStore holds;
    private final DocumentHolds documents;
    private final AccessLog log;

    HoldInvoice(LegalHoldStore holds, DocumentHolds documents, AccessLog log) {
        this.holds = holds;
        this.documents = documents;
        this.log = log;
    }

    /**
     * Makes a hold what is wished. The same again changes nothing.
     *
     * @param invoice whose documents are stored
     * @param access who does it, for the log
     * @return false when it could not be written down; then nothing was released
     */
    boolean change(Invoice invoice, LegalHold wished, Access access) {
        if (wished.isHeld()) {
            documents.set(invoice, true);
        }
        boolean isKept = log.keep(access, commit -> save(commit, invoice, wished));
        if (isKept && !wished.isHeld()) {
            release(invoice);
        }
        return isKept;
    }

    private void save(Commit commit, Invoice invoice, LegalHold wished) {
        Versioned<LegalHold> read = find(wished);
        if (read == null || !read.value().isSameAs(wished)) {
            long change = read == null ? 1 : read.version() + 1;
            holds.save(commit, wished, read);
            holds.publish(commit, LegalHoldChanged.of(wished, invoice, change));
        }
    }

    private @Nullable Versioned<LegalHold> find(LegalHold hold) {
        return holds.find(hold.number()).orElse(null);
    }

    /** Whoever holds them anew between the record and S3 must find them held. */
    private void release(Invoice invoice) {
        documents.set(invoice, false);
        boolean isHeldAgain =
                holds.find(invoice.number()).map(it -> it.value().isHeld()).orElse(false);
        if (isHeldAgain) {
            documents.set(invoice, true);
        }
    }
}
