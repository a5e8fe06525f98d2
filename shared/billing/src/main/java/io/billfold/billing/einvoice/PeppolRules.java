package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Tax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Peppol BIS Billing 3.0 wants beside EN 16931: release of May 2026, mandatory since
 * 2026-08-24. What single countries want is in {@link PeppolCountries}.
 */
final class PeppolRules {
    /** Rules PEPPOL-EN16931-P0104 to P0111: the category of a reason's code. */
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "VATEX-EU-G", "G",
                    "VATEX-EU-O", "O",
                    "VATEX-EU-IC", "K",
                    "VATEX-EU-AE", "AE",
                    "VATEX-EU-D", "E",
                    "VATEX-EU-F", "E",
                    "VATEX-EU-I", "E",
                    "VATEX-EU-J", "E");

    private static final BigDecimal SLACK = new BigDecimal("0.02");

    private final BusinessDocument document;
    private final Findings findings = new Findings();

    private PeppolRules(BusinessDocument document) {
        this.document = document;
    }

    static List<Problem> check(BusinessDocument document) {
        PeppolRules rules = new PeppolRules(document);
        rules.checkHeading();
        rules.checkParty("seller", document.seller());
        rules.checkParty("buyer", document.buyer());
        rules.checkTaxes();
        rules.checkLines();
        List<Problem> problems = new ArrayList<>(rules.findings.all());
        if (isWithinGermany(document)) {
            problems.addAll(GermanRules.check(document));
        }
        problems.addAll(PeppolCountries.check(document));
        return problems;
    }

    /** Whether rules DE-R hold. */
    static boolean isWithinGermany(BusinessDocument document) {
        return document.seller().address().country().equals("DE")
                && document.buyer().address().country().equals("DE");
    }

    private void checkHeading() {
        boolean hasReference =
                document.references().buyerReference() != null
                        || document.references().purchaseOrder() != null;
        findings.check(
                hasReference,
                "references.buyerReference",
                "is missing, and so is references.purchaseOrder",
                "PEPPOL-EN16931-R003");
        Heading.Kind kind = document.heading().kind();
        findings.check(
                kind != Heading.Kind.SELF_BILLED_INVOICE,
                "heading.kind",
                "must not be self-billed, which is another process",
                "PEPPOL-EN16931-P0100");
        findings.check(
                kind != Heading.Kind.CORRECTED_INVOICE || isWithinGermany(document),
                "heading.kind",
                "must not be a corrected invoice but between Germans",
                "PEPPOL-EN16931-P0112");
    }

    private void checkParty(String field, Party party) {
        Identifier address = party.electronicAddress();
        findings.check(
                CodeList.PEPPOL_ADDRESSES.holds(address.scheme()),
                field + ".electronicAddress.scheme",
                "must be one that Peppol delivers to, was " + address.scheme(),
                CodeList.PEPPOL_ADDRESSES.rule());
        checkForm(field + ".electronicAddress", address);
        checkForm(field + ".legalId", party.legalId());
    }

    private void checkForm(String field, @Nullable Identifier id) {
        if (id != null) {
            String rule = PeppolSchemes.brokenRule(id);
            findings.check(
                    rule == null,
                    field,
                    "is not a number of scheme " + id.scheme() + ", was " + id.id(),
                    String.valueOf(rule));
        }
    }

    private void checkTaxes() {
        for (int i = 0; i < document.taxes().size(); i++) {
            Tax tax = document.taxes().get(i);
            String category = tax.reasonCode() == null ? null : CATEGORIES.get(tax.reasonCode());
            findings.check(
                    category == null || category.equals(tax.category().code()),
                    "taxes[" + i + "].reasonCode",
                    tax.reasonCode() + " is of category " + category,
                    "PEPPOL-EN16931-P0104 to P0111");
        }
    }

    /** A currency without decimals rounds lines further than the two cents that Peppol takes. */
    private void checkLines() {
        for (int i = 0; i < document.lines().size(); i++) {
            Line line = document.lines().get(i);
            BigDecimal sum = line.price().amount().multiply(line.quantity());
            for (Adjustment adjustment : line.adjustments()) {
                sum = sum.add(adjustment.amount().getAmount());
            }
            BigDecimal difference = sum.subtract(line.net().getAmount()).abs();
            findings.check(
                    difference.compareTo(SLACK) <= 0,
                    "lines[" + i + "].net",
                    "is rounded by more than " + SLACK + ": " + difference.toPlainString(),
                    "PEPPOL-EN16931-R120");
        }
    }
}
