package io.billfold.sendnotice;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What an access point must know of a document beside its XML (Peppol Policy for use of Identifiers
 * 4.3.0 and Peppol BIS Billing 3.0, docs.peppol.eu, retrieved 2026-01-15): the fields of its SBDH.
 *
 * @param number the document's
 * @param file the XML's name beside this one
 * @param sender the seller's participant id, scheme and id, for example {@code 9930:DE136695976}
 * @param receiver the customer's
 */
@Serdeable
record PeppolEnvelope(
        int version,
        String number,
        String file,
        String participantScheme,
        String sender,
        String receiver,
        String documentTypeScheme,
        String documentType,
        String processScheme,
        String process) {
    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String BIS_BILLING =
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final String PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String UBL_VERSION = "2.1";

    /**
     * The envelope of a document.
     *
     * @param xml its structured form
     * @return empty when it is not in the form of Peppol BIS Billing 3.0, or a participant id is
     *     missing
     */
    static Optional<PeppolEnvelope> of(
            Invoice invoice,
            @Nullable Identifier sender,
            @Nullable Identifier receiver,
            String xml) {
        String root = root(invoice.content().kind());
        boolean isBis = xml.contains(UBL + root + "-2\"") && xml.contains(">" + BIS_BILLING + "<");
        return isBis && isParticipant(sender) && isParticipant(receiver)
                ? Optional.of(
                        new PeppolEnvelope(
                                1,
                                invoice.number().toString(),
                                invoice.number() + ".xml",
                                "iso6523-actorid-upis",
                                participant(sender),
                                participant(receiver),
                                "busdox-docid-qns",
                                documentType(root),
                                "cenbii-procid-ubl",
                                PROCESS))
                : Optional.empty();
    }

    private static String root(Draft.Kind kind) {
        return switch (kind) {
            case INVOICE -> "Invoice";
            case CREDIT_NOTE -> "CreditNote";
        };
    }

    private static String documentType(String root) {
        return UBL + root + "-2::" + root + "##" + BIS_BILLING + "::" + UBL_VERSION;
    }

    private static boolean isParticipant(@Nullable Identifier address) {
        return address != null && address.scheme() != null && address.scheme().matches("[0-9]{4}");
    }

    private static String participant(@Nullable Identifier address) {
        return address == null ? "" : address.scheme() + ":" + address.id();
    }
}
