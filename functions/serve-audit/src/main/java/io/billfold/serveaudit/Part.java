package io.billfold.serveaudit;

import io.billfold.billing.access.Permission;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;

import java.util.Locale;

/** One of an invoice's documents, as callers name it in {@code ?as=}. */
enum Part {
    PDF(Permission.PDF, "pdf"),
    XML(Permission.XML, "xml"),
    SNAPSHOT(Permission.SNAPSHOT, "json");

    private final Permission permission;
    private final String suffix;

    Part(Permission permission, String suffix) {
        this.permission = permission;
        this.suffix = suffix;
    }

    Permission permission() {
        return permission;
    }

    /** For example {@code snapshot}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a browser saves it as, for example {@code MU-2026-000042.pdf}. */
    String fileName(InvoiceNumber number) {
        return number + "." + suffix;
    }

    /** Where it is in the documents bucket. */
    String key(InvoiceRecord record, Rendition rendition) {
        return switch (this) {
            case PDF -> rendition.documentKey();
            case XML -> rendition.xmlKey();
            case SNAPSHOT -> DocumentStore.key(record.invoice(), DocumentStore.Kind.SNAPSHOT);
        };
    }

    /** The hash that the invoice recorded of it. */
    String sha256(InvoiceRecord record, Rendition rendition) {
        return switch (this) {
            case PDF -> rendition.documentSha256();
            case XML -> rendition.xmlSha256();
            case SNAPSHOT -> record.snapshotSha256();
        };
    }
}
