package io.billfold.buildauditpackage;

import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.proof.Days;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.Sha256;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;

/**
 * Puts the documents of invoices into a package. Each is compared with the hash that the invoice
 * records; what is not there, or not what it was, is named in the manifest.
 */
@Singleton
class DocumentStage {
    /**
     * How many invoices a step takes: 300 objects are read in some five seconds, and that is what a
     * run that is killed loses. One is in memory at a time.
     */
    static final int STEP = 100;

    private final Documents documents;
    private final DocumentStore files;
    private final int step;

    @Inject
    DocumentStage(Documents documents, DocumentStore files) {
        this(documents, files, STEP);
    }

    DocumentStage(Documents documents, DocumentStore files, int step) {
        this.documents = documents;
        this.files = files;
        this.step = step;
    }

    /** What is to be said of an invoice's documents. */
    private enum Standing {
        COMPLETE("complete"),
        NOT_SEALED("not sealed yet"),
        NOT_RENDERED("not rendered yet"),
        ALTERED("altered: not what the invoice records"),
        MISSING("missing in the store of documents");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** The worse of two. */
        Standing and(Standing other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /** Takes the next invoices. */
    void step(Making making) throws IOException {
        Documents.Page page = documents.page(making.request(), making.work().cursor(), step);
        for (InvoiceRecord record : page.records()) {
            add(making, record);
        }
        String next = page.next();
        if (next == null) {
            making.next();
        } else {
            making.at(next);
        }
    }

    private void add(Making making, InvoiceRecord record) throws IOException {
        Rendition rendition = record.rendition();
        Standing standing = Standing.NOT_RENDERED;
        if (rendition != null) {
            LocalDate day = Days.of(rendition.renderedAt());
            MadeDays days = making.work().made().with(day);
            making.made(days);
            standing =
                    (days.isSealed(day) ? Standing.COMPLETE : Standing.NOT_SEALED)
                            .and(add(making.zip(), record, rendition));
        }
        making.counted();
        list(making, record, rendition, standing);
    }

    private Standing add(ZipWriter zip, InvoiceRecord record, Rendition rendition)
            throws IOException {
        String name = "documents/" + record.invoice().number();
        byte[] pdf = files.find(rendition.documentKey()).orElse(null);
        if (pdf != null) {
            zip.store(name + ".pdf", pdf);
        }
        byte[] xml = files.find(rendition.xmlKey()).orElse(null);
        if (xml != null) {
            zip.deflate(name + ".xml", xml);
        }
        String snapshot = DocumentStore.key(record.invoice(), DocumentStore.Kind.SNAPSHOT);
        byte[] json = files.find(snapshot).orElse(null);
        if (json != null) {
            zip.deflate(name + ".json", json);
        }
        return standing(pdf, rendition.documentSha256())
                .and(standing(xml, rendition.xmlSha256()))
                .and(standing(json, record.snapshotSha256()));
    }

    private static Standing standing(byte @Nullable [] content, String sha256) {
        if (content == null) {
            return Standing.MISSING;
        }
        return Sha256.hex(content).equals(sha256) ? Standing.COMPLETE : Standing.ALTERED;
    }

    private static void list(
            Making making, InvoiceRecord record, @Nullable Rendition rendition, Standing standing) {
        Invoice invoice = record.invoice();
        Draft content = invoice.content();
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        making.manifest(
                invoice.number().toString(),
                isCredit ? "credit note" : "invoice",
                invoice.issuedOn().toString(),
                content.account().id().value(),
                content.currency().getCode(),
                amount(invoice.net(), isCredit),
                amount(invoice.tax(), isCredit),
                amount(invoice.total(), isCredit),
                record.snapshotSha256(),
                rendition == null ? "" : rendition.xmlSha256(),
                rendition == null ? "" : rendition.documentSha256(),
                rendition == null ? "" : rendition.renderedAt().toString(),
                standing.words);
    }

    private static String amount(Money amount, boolean isCredit) {
        return (isCredit ? amount.negated() : amount).getAmount().toPlainString();
    }
}
