package io.billfold.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Checks every text that comes from outside, so that a failure names the field. */
final class DocumentTexts {
    private DocumentTexts() {}

    /**
     * Checks a document from top to bottom.
     *
     * @throws UncoveredCharacterException for the first character that no font covers; control
     *     characters are among them
     */
    static void check(BusinessDocument document) {
        check("heading.number", document.heading().number());
        check("heading.title", document.heading().title());
        check(document.references());
        checkParty("seller", document.seller());
        checkParty("buyer", document.buyer());
        for (int i = 0; i < document.notes().size(); i++) {
            check("notes[" + i + "].text", document.notes().get(i).text());
        }
        for (int i = 0; i < document.lines().size(); i++) {
            checkLine("lines[" + i + "]", document.lines().get(i));
        }
        checkReasons("adjustments", document.adjustments());
        for (int i = 0; i < document.taxes().size(); i++) {
            checkTax("taxes[" + i + "]", document.taxes().get(i));
        }
        check(document.payment());
        check(document.totals());
    }

    /** Checks one of the two parties, or one of another document. */
    static void checkParty(String field, Party party) {
        check(field + ".id", party.id());
        check(field + ".name", party.name());
        check(field + ".legalId", party.legalId());
        check(field + ".taxIds.vat", party.taxIds().vat());
        check(field + ".taxIds.other", party.taxIds().other());
        for (Party.Named named : party.taxIds().named()) {
            check(field + ".taxIds.named", named.tax() + " " + named.id());
        }
        checkAddress(field + ".address", party.address());
        check(field + ".contact.name", party.contact().name());
        check(field + ".contact.phone", party.contact().phone());
        check(field + ".contact.email", party.contact().email());
        party.particulars()
                .forEach((name, value) -> check(field + ".particulars." + name, name + value));
    }

    private static void check(References references) {
        check("references.buyerReference", references.buyerReference());
        check("references.contract", references.contract());
        check("references.purchaseOrder", references.purchaseOrder());
        references.preceding().forEach(it -> check("references.preceding", it.number()));
    }

    private static void checkAddress(String field, Address address) {
        check(field + ".line1", address.line1());
        check(field + ".line2", address.line2());
        check(field + ".city", address.city());
        check(field + ".postcode", address.postcode());
        check(field + ".region", address.region());
        check(field + ".country", address.country());
    }

    private static void checkLine(String field, Line line) {
        check(field + ".item.id", line.item().id());
        check(field + ".item.name", line.item().name());
        check(field + ".item.description", line.item().description());
        check(field + ".item.classification", line.item().classification());
        check(field + ".unit", line.unit());
        check(field + ".note", line.note());
        check(field + ".references.object", line.references().object());
        check(field + ".references.costCentre", line.references().costCentre());
        check(field + ".references.endCustomer", line.references().endCustomer());
        checkReasons(field + ".adjustments", line.adjustments());
    }

    private static void checkReasons(String field, List<Adjustment> adjustments) {
        for (int i = 0; i < adjustments.size(); i++) {
            check(field + "[" + i + "].reason", adjustments.get(i).reason());
        }
    }

    private static void checkTax(String field, Tax tax) {
        check(field + ".reason", tax.reason());
        tax.parts().forEach(part -> check(field + ".parts.tax", part.tax()));
    }

    /** Checks how to pay. */
    static void check(Payment payment) {
        check("payment.remittance", payment.remittance());
        check("payment.terms", payment.terms());
        for (PaymentMeans means : payment.means()) {
            switch (means) {
                case PaymentMeans.Transfer transfer -> {
                    check("payment.means.to.holder", transfer.to().holder());
                    check("payment.means.to.number", transfer.to().number());
                    check("payment.means.to.bic", transfer.to().bic());
                }
                case PaymentMeans.DirectDebit debit -> {
                    check("payment.means.mandate", debit.mandate());
                    check("payment.means.creditor", debit.creditor());
                    check("payment.means.account", debit.account());
                }
                case PaymentMeans.Card card -> check("payment.means.holder", card.holder());
            }
        }
    }

    private static void check(Totals totals) {
        Totals.Converted converted = totals.converted();
        check("totals.converted.rate", converted == null ? null : converted.rate());
        Totals.Withheld withheld = totals.withheld();
        check("totals.withheld.tax", withheld == null ? null : withheld.tax());
        check("totals.withheld.country", withheld == null ? null : withheld.country());
    }

    private static void check(String field, @Nullable Identifier identifier) {
        check(field, identifier == null ? null : identifier.id());
        check(field + ".scheme", identifier == null ? null : identifier.scheme());
    }

    /** Checks one text, or nothing. */
    static void check(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        Script.composed(text)
                .codePoints()
                .filter(codePoint -> !Face.isCovered(codePoint))
                .findFirst()
                .ifPresent(
                        codePoint -> {
                            throw new UncoveredCharacterException(field, codePoint);
                        });
    }
}
