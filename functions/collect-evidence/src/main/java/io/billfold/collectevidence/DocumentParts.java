package io.billfold.collectevidence;

import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.DeliveryStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What documents and their ways to the customer show. */
@Singleton
class DocumentParts {
    private final DocumentStore documents;
    private final DeliveryStore deliveries;

    DocumentParts(DocumentStore documents, DeliveryStore deliveries) {
        this.documents = documents;
        this.deliveries = deliveries;
    }

    /** The invoice's PDF, whose hash is in the seal of its day. */
    Found invoice(InvoiceRecord record) {
        Rendition rendition = record.rendition();
        if (rendition == null) {
            return Found.nothing("its documents are not made yet");
        }
        return documents
                .find(rendition.documentKey())
                .map(
                        pdf ->
                                new Found(
                                        "%s of %s, SHA-256 %s"
                                                .formatted(
                                                        record.invoice().number(),
                                                        record.invoice().issuedOn(),
                                                        rendition.documentSha256()),
                                        pdf))
                .orElseGet(() -> Found.nothing(rendition.documentKey() + " is missing"));
    }

    /** Each time that the customer opened a document; what our own people opened shows nothing. */
    Found opened(InvoiceNumber number) {
        List<String> lines = new ArrayList<>();
        for (Delivery delivery : deliveries.of(number)) {
            for (Report report : delivery.reports()) {
                if (report.step() == Step.OPENED) {
                    lines.add(
                            "%s %s opened by %s %s"
                                    .formatted(
                                            report.at(),
                                            delivery.id().name(),
                                            delivery.recipient(),
                                            report.detail()));
                }
            }
        }
        return lines.isEmpty()
                ? Found.nothing("nobody is known to have opened " + number)
                : Found.lines(
                        "opened " + lines.size() + " times",
                        "Documents of invoice " + number + ", opened by the customer (UTC):",
                        lines);
    }

    /**
     * What was sent, by which way, and each step that was reported of it. Notices about what the
     * account pays with stand with its latest invoice, and show nothing of that.
     */
    Found sent(InvoiceNumber number) {
        List<String> lines = new ArrayList<>();
        for (Delivery delivery : ofInvoice(number)) {
            lines.add(
                    "%s by %s to %s"
                            .formatted(
                                    delivery.id().name(),
                                    delivery.channel().name().toLowerCase(Locale.ROOT),
                                    delivery.recipient()));
            delivery.reports()
                    .forEach(
                            it ->
                                    lines.add(
                                            "  %s %s %s"
                                                    .formatted(
                                                            it.at(),
                                                            it.step().word(),
                                                            it.detail())));
        }
        return lines.isEmpty()
                ? Found.nothing("nothing of " + number + " was sent")
                : Found.lines(
                        lines.size() + " lines of what was sent and reported",
                        "What was sent for invoice " + number + ", and became of it (UTC):",
                        lines);
    }

    private List<Delivery> ofInvoice(InvoiceNumber number) {
        return deliveries.of(number).stream().filter(it -> it.id().isOfInvoice()).toList();
    }
}
