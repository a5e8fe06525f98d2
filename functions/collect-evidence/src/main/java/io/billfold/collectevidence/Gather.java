package io.billfold.collectevidence;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.evidence.EvidenceItem;
import io.billfold.billing.evidence.EvidenceNeeds;
import io.billfold.billing.evidence.Piece;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks for everything that a bank wants to see of a case. */
@Singleton
class Gather {
    private final EvidenceNeeds needs = EvidenceNeeds.bundled();
    private final InvoiceStore invoices;
    private final DocumentParts documents;
    private final ContractParts contracts;
    private final PaymentParts payments;

    Gather(
            InvoiceStore invoices,
            DocumentParts documents,
            ContractParts contracts,
            PaymentParts payments) {
        this.invoices = invoices;
        this.documents = documents;
        this.contracts = contracts;
        this.payments = payments;
    }

    /**
     * What there is.
     *
     * @param files by name
     */
    record Gathered(List<Piece> pieces, SortedMap<String, byte[]> files) {
        Gathered {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Gathers what a case's reason asks for.
     *
     * @throws java.util.NoSuchElementException when its invoice is not there
     */
    Gathered of(Dispute dispute) {
        InvoiceRecord record = invoices.find(dispute.invoice()).orElseThrow();
        List<Piece> pieces = new ArrayList<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<EvidenceItem, Boolean> need : needs.of(dispute).entrySet()) {
            Found found = found(need.getKey(), dispute, record);
            byte[] file = found.file();
            pieces.add(new Piece(need.getKey(), need.getValue(), file != null, found.note()));
            if (file != null) {
                files.put(need.getKey().fileName(), file);
            }
        }
        return new Gathered(pieces, files);
    }

    private Found found(EvidenceItem item, Dispute dispute, InvoiceRecord record) {
        return switch (item) {
            case INVOICE -> documents.invoice(record);
            case ACCESS_LOG -> documents.opened(dispute.invoice());
            case USAGE_LOG -> contracts.usage(record.invoice());
            case COMMUNICATION -> documents.sent(dispute.invoice());
            case TERMS -> contracts.terms(record.invoice());
            case EARLIER_PAYMENTS -> payments.earlier(dispute);
            case CREDITS -> payments.credits(dispute);
        };
    }
}
