package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.Tax;
import io.billfold.billing.tax.TaxCategory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What Peppol BIS Billing 3.0 wants of sellers of single countries beside {@link GermanRules}: the
 * fatal rules of release May 2026 that a document can break.
 */
final class PeppolCountries {
    /** Rule SE-R-006. */
    private static final Set<BigDecimal> SWEDISH_RATES =
            Set.of(new BigDecimal("6"), new BigDecimal("12"), new BigDecimal("25"));

    /** Rule DK-R-005. */
    private static final Set<String> DANISH_MEANS =
            Set.of("1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97");

    /** Rules NL-R-003 and NL-R-005: KVK or OIN. */
    private static final Set<String> DUTCH_IDS = Set.of("0106", "0190");

    private final BusinessDocument document;
    private final ProfiledDocument profiled;
    private final Party seller;
    private final Party buyer;
    private final Findings findings = new Findings();

    private PeppolCountries(BusinessDocument document) {
        this.document = document;
        this.profiled = new ProfiledDocument(document, XmlProfile.PEPPOL_BIS_3_0);
        this.seller = document.seller();
        this.buyer = document.buyer();
    }

    static List<Problem> check(BusinessDocument document) {
        PeppolCountries rules = new PeppolCountries(document);
        rules.checkByAddress();
        rules.checkByTaxId();
        return rules.findings.all();
    }

    private void checkByAddress() {
        switch (seller.address().country()) {
            case "DK" -> checkDanish();
            case "IS" -> checkIcelandic();
            case "NL" -> checkDutch();
            case "SE" -> checkSwedish();
            default -> {}
        }
    }

    /** These countries ask who is registered there, wherever the seller is. */
    private void checkByTaxId() {
        String vat = profiled.vatId(seller);
        switch (vat == null ? seller.address().country() : start(vat)) {
            case "EL", "GR" -> checkGreek();
            case "IT" -> checkItalian();
            case "NO" -> checkNorwegian();
            default -> {}
        }
    }

    private static String start(String vat) {
        return vat.substring(0, Math.min(2, vat.length()));
    }

    private void checkDanish() {
        checkLegalId("seller.legalId", seller, Set.of("0184"), "DK-R-002 and DK-R-014");
        if (!buyer.address().country().equals("DK")) {
            return;
        }
        if (buyer.legalId() != null) {
            checkLegalId("buyer.legalId", buyer, Set.of("0184"), "DK-R-017");
        }
        for (PaymentMeans means : profiled.means()) {
            findings.check(
                    DANISH_MEANS.contains(means.code()),
                    "payment.means",
                    "must be a SEPA transfer, a direct debit or a card",
                    "DK-R-005");
        }
    }

    /** Greece's own numbers of invoices (MARK) are given by its tax office. */
    private void checkGreek() {
        findings.check(
                false,
                "heading.number",
                "can't be one that the Greek tax office gave, which it wants",
                "GR-R-001 and GR-R-004");
    }

    private void checkIcelandic() {
        checkLegalId("seller.legalId", seller, Set.of("0196"), "IS-R-002");
        findings.require(seller.address().postcode(), "seller.address.postcode", "IS-R-003");
        if (buyer.address().country().equals("IS")) {
            checkLegalId("buyer.legalId", buyer, Set.of("0196"), "IS-R-004");
            findings.require(buyer.address().postcode(), "buyer.address.postcode", "IS-R-005");
        }
    }

    private void checkItalian() {
        String other = seller.taxIds().other();
        findings.check(
                other == null || other.matches("[A-Z0-9]{11,16}"),
                "seller.taxIds.other",
                "must have 11 to 16 capitals and digits, was " + other,
                "IT-R-001");
        findings.require(seller.address().postcode(), "seller.address.postcode", "IT-R-004");
    }

    private void checkDutch() {
        boolean isDomestic = buyer.address().country().equals("NL");
        findings.check(
                !document.heading().kind().isCredit()
                        || !document.references().preceding().isEmpty(),
                "references.preceding",
                "is missing",
                "NL-R-001");
        findings.require(seller.address().postcode(), "seller.address.postcode", "NL-R-002");
        if (seller.legalId() != null) {
            checkLegalId("seller.legalId", seller, DUTCH_IDS, "NL-R-003");
        }
        if (isDomestic) {
            findings.require(buyer.address().postcode(), "buyer.address.postcode", "NL-R-004");
            if (buyer.legalId() != null) {
                checkLegalId("buyer.legalId", buyer, DUTCH_IDS, "NL-R-005");
            }
        }
        findings.check(
                !document.isPayable() || !document.payment().means().isEmpty(),
                "payment.means",
                "is missing",
                "NL-R-007");
    }

    private void checkNorwegian() {
        String vat = String.valueOf(seller.taxIds().vat());
        findings.check(
                vat.matches("NO[0-9]{9}MVA") && CheckDigits.isMod11(vat.substring(2, 11)),
                "seller.taxIds.vat",
                "must be NO, an organisation number and MVA, was " + vat,
                "NO-R-001");
        findings.check(
                "Foretaksregisteret".equals(seller.taxIds().other()),
                "seller.taxIds.other",
                "must be Foretaksregisteret, was " + seller.taxIds().other(),
                "NO-R-002");
    }

    private void checkSwedish() {
        String vat = String.valueOf(seller.taxIds().vat());
        findings.check(
                !vat.startsWith("SE") || vat.matches("SE[0-9]{12}"),
                "seller.taxIds.vat",
                "must be SE and 12 digits, was " + vat,
                "SE-R-001 and SE-R-002");
        checkSwedishNumber(seller.legalId());
        String other = seller.taxIds().other();
        findings.check(
                other == null || other.equals("Godkänd för F-skatt"),
                "seller.taxIds.other",
                "must be Godkänd för F-skatt, was " + other,
                "SE-R-005");
        for (Tax tax : document.taxes()) {
            findings.check(
                    tax.category() != TaxCategory.STANDARD || isSwedishRate(tax.ratePercent()),
                    "taxes.ratePercent",
                    "must be 6, 12 or 25, was " + tax.ratePercent(),
                    "SE-R-006");
        }
    }

    private void checkSwedishNumber(@Nullable Identifier id) {
        findings.check(
                id == null || (id.id().matches("[0-9]{10}") && CheckDigits.isLuhn(id.id())),
                "seller.legalId",
                "must be an organisation number of 10 digits",
                "SE-R-003, SE-R-004 and SE-R-013");
    }

    private static boolean isSwedishRate(@Nullable BigDecimal rate) {
        return rate != null && SWEDISH_RATES.stream().anyMatch(it -> it.compareTo(rate) == 0);
    }

    private void checkLegalId(String field, Party party, Set<String> schemes, String rule) {
        Identifier id = party.legalId();
        findings.check(
                id != null && id.scheme() != null && schemes.contains(id.scheme()),
                field,
                "must be a number of scheme "
                        + String.join(" or ", schemes.stream().sorted().toList()),
                rule);
    }
}
