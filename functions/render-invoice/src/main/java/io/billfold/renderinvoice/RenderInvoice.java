package io.billfold.renderinvoice;

import io.billfold.billing.content.ContentRules;
import io.billfold.billing.content.Retention;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.document.InvoiceRenderer;
import io.billfold.document.Logo;
import io.billfold.document.RenderedInvoice;
import io.billfold.events.InvoiceIssued;
import io.billfold.events.InvoiceRendered;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DocumentStore;
import io.billfold.store.DocumentStore.Kind;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.store.RegisterStore;
import io.billfold.store.Sha256;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Renders an invoice once. Rendering is deterministic: a run that stopped half way is repeated and
 * finds its own documents.
 */
@Singleton
class RenderInvoice {
    private final InvoiceStore invoices;
    private final DocumentStore documents;
    private final RegisterStore register;
    private final Logos logos;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final InvoiceRenderer renderer = new InvoiceRenderer();

    RenderInvoice(
            InvoiceStore invoices,
            DocumentStore documents,
            RegisterStore register,
            Logos logos,
            Dynamo dynamo,
            InstantSource clock) {
        this.invoices = invoices;
        this.documents = documents;
        this.register = register;
        this.logos = logos;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Makes an invoice's documents. An invoice that has them stays as it is.
     *
     * @throws IllegalStateException when the invoice is not known, or when other documents are
     *     stored under its number
     */
    void render(InvoiceIssued event) {
        InvoiceRecord found = find(InvoiceNumber.parse(event.number()));
        if (found.rendition() != null) {
            return;
        }
        Rendition rendition = keep(found, clock.instant());
        Commit commit = dynamo.begin();
        invoices.saveRendered(commit, found.invoice().number(), rendition);
        register.add(commit, sealed(found, rendition), rendition.renderedAt());
        invoices.publish(commit, rendered(found.invoice(), rendition));
        if (dynamo.commit(commit) == Committed.REFUSED) {
            requireSame(found.invoice().number(), rendition);
        }
    }

    private InvoiceRecord find(InvoiceNumber number) {
        return invoices.find(number)
                .orElseThrow(
                        () -> new IllegalStateException("invoice " + number + " is not known"));
    }

    private Rendition keep(InvoiceRecord found, Instant now) {
        Invoice invoice = found.invoice();
        BusinessDocument document = ContentRules.document(invoice);
        byte[] snapshot = invoices.snapshot(document);
        requireIssued(found, snapshot);
        Logo logo = logos.of(document);
        RenderedInvoice made = renderer.render(document, found.snapshotSha256(), logo);
        LocalDate until = Retention.until(document);
        documents.keep(invoice, Kind.SNAPSHOT, snapshot, until);
        String xmlKey = documents.keep(invoice, Kind.XML, made.xml(), until);
        String documentKey = documents.keep(invoice, Kind.PDF, made.pdf(), until);
        return new Rendition(
                documentKey, Sha256.hex(made.pdf()), xmlKey, Sha256.hex(made.xml()), now);
    }

    /** The snapshot was fixed when the invoice was issued. */
    private static void requireIssued(InvoiceRecord found, byte[] snapshot) {
        if (!Sha256.hex(snapshot).equals(found.snapshotSha256())) {
            throw new IllegalStateException(
                    "invoice "
                            + found.invoice().number()
                            + " now makes another snapshot than when it was issued: "
                            + found.snapshotSha256()
                            + ". Render it with the release that issued it");
        }
    }

    /** Somebody else rendered it meanwhile, which must have made the same document. */
    private void requireSame(InvoiceNumber number, Rendition rendition) {
        Rendition other = find(number).rendition();
        if (other == null || !other.documentSha256().equals(rendition.documentSha256())) {
            throw new IllegalStateException(
                    "invoice " + number + " was rendered to " + rendition + " and to " + other);
        }
    }

    /** What the day's seal will cover. */
    private static SealedDocument sealed(InvoiceRecord found, Rendition rendition) {
        Invoice invoice = found.invoice();
        return new SealedDocument(
                invoice.number(),
                invoice.content().seller().id(),
                invoice.issuedOn(),
                Hash.parse(found.snapshotSha256()),
                Hash.parse(rendition.xmlSha256()),
                Hash.parse(rendition.documentSha256()));
    }

    private static InvoiceRendered rendered(Invoice invoice, Rendition rendition) {
        return InvoiceRendered.of(
                rendition.renderedAt(),
                invoice.number().toString(),
                invoice.content().account().id().value(),
                rendition.documentKey(),
                rendition.documentSha256());
    }
}
