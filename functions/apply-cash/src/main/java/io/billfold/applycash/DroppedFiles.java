package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.store.AccountStore;
import io.billfold.store.Sha256;
import io.billfold.store.UploadStore;
import io.billfold.store.UploadStore.Upload;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** Takes files that were dropped: statements of banks, and providers' reports of payouts. */
@Singleton
class DroppedFiles {
    /** Where files are dropped: {@code bank/muster-de/2026-03-02.xml}. */
    static final String FOLDER = "bank/";

    private final UploadStore uploads;
    private final AccountStore accounts;
    private final StatementFiles statements;
    private final PayoutReports payouts;
    private final Refusals refusals;

    DroppedFiles(
            UploadStore uploads,
            AccountStore accounts,
            StatementFiles statements,
            PayoutReports payouts,
            Refusals refusals) {
        this.uploads = uploads;
        this.accounts = accounts;
        this.statements = statements;
        this.payouts = payouts;
        this.refusals = refusals;
    }

    /** Takes a file. */
    void take(String key) {
        Optional<Seller> seller = seller(key);
        Optional<Upload> upload = uploads.find(key);
        if (seller.isEmpty() || upload.isEmpty()) {
            String reason =
                    upload.isEmpty()
                            ? "is not in the bucket of uploads"
                            : "must lie under bank/SELLER/ of a seller that is known";
            refusals.keep(key, "", List.of(new Problem("", reason)));
        } else if (upload.get().sizeBytes() > StatementFile.SIZE_MAX_BYTES) {
            String reason =
                    "has %d bytes, at most %d are read: split it"
                            .formatted(upload.get().sizeBytes(), StatementFile.SIZE_MAX_BYTES);
            refusals.keep(key, upload.get().etag(), List.of(new Problem("", reason)));
        } else {
            byte[] content = uploads.content(key);
            read(new DroppedFile(seller.get(), key, Sha256.hex(content)), content);
        }
    }

    private Optional<Seller> seller(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != 3 || !key.startsWith(FOLDER)) {
            return Optional.empty();
        }
        try {
            return accounts.findSeller(new SellerId(parts[1])).map(Versioned::value);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void read(DroppedFile file, byte[] content) {
        if (PayoutFile.isOne(content)) {
            payouts.read(file, content);
        } else {
            statements.read(file, content);
        }
    }
}
