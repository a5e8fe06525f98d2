package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The rules of EN 16931-1 that a document which adds up can still break. Rules are named as in the
 * schematron 1.3.16 of CEN/TC 434 (2026-04-10).
 */
final class CoreRules {
    /** Rules BR-DEC. */
    private static final int DECIMALS_MAX = 2;

    private final BusinessDocument document;
    private final Findings findings = new Findings();

    private CoreRules(BusinessDocument document) {
        this.document = document;
    }

    static List<Problem> check(BusinessDocument document) {
        CoreRules rules = new CoreRules(document);
        rules.checkParty("seller", document.seller(), "BR-62");
        rules.checkParty("buyer", document.buyer(), "BR-63");
        rules.checkLines();
        rules.checkAdjustments("adjustments", document.adjustments());
        rules.checkTaxes();
        rules.checkTotals(document.totals());
        return rules.findings.all();
    }

    private void checkParty(String field, Party party, String rule) {
        findings.require(
                party.electronicAddress().scheme(), field + ".electronicAddress.scheme", rule);
        String vat = party.taxIds().vat();
        boolean isPrefixed = vat == null || vat.matches("[A-Z]{2}.+");
        findings.check(
                isPrefixed,
                field + ".taxIds.vat",
                "must start with its country, was " + vat,
                "BR-CO-09");
    }

    private void checkLines() {
        for (int i = 0; i < document.lines().size(); i++) {
            Line line = document.lines().get(i);
            String field = "lines[" + i + "]";
            checkDecimals(field + ".net", line.net(), "BR-DEC-23");
            checkAdjustmentAmounts(field + ".adjustments", line.adjustments());
            Identifier classification = line.item().classification();
            if (classification != null) {
                findings.require(
                        classification.scheme(), field + ".item.classification.scheme", "BR-65");
            }
        }
    }

    private void checkAdjustments(String field, List<Adjustment> adjustments) {
        checkAdjustmentAmounts(field, adjustments);
        for (int i = 0; i < adjustments.size(); i++) {
            Line.Taxed taxed = adjustments.get(i).taxed();
            String path = field + "[" + i + "].taxed";
            findings.require(taxed, path, "BR-32 and BR-37");
            findings.check(
                    taxed == null || document.taxes().stream().anyMatch(it -> isOf(it, taxed)),
                    path,
                    "has no entry of its category and rate in taxes",
                    "BR-S-01 and alike");
        }
    }

    private static boolean isOf(Tax tax, Line.Taxed taxed) {
        return tax.category() == taxed.category() && isSame(tax.ratePercent(), taxed.ratePercent());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private void checkAdjustmentAmounts(String field, List<Adjustment> adjustments) {
        for (int i = 0; i < adjustments.size(); i++) {
            checkDecimals(
                    field + "[" + i + "].amount",
                    adjustments.get(i).amount(),
                    "BR-DEC-01 and alike");
        }
    }

    private void checkTaxes() {
        boolean isOutside =
                document.taxes().stream()
                        .anyMatch(tax -> tax.category() == TaxCategory.OUTSIDE_SCOPE);
        findings.check(
                !isOutside || document.taxes().size() == 1,
                "taxes",
                "must hold nothing else beside what is outside the scope of tax",
                "BR-O-11");
        for (int i = 0; i < document.taxes().size(); i++) {
            checkTax("taxes[" + i + "]", document.taxes().get(i));
        }
    }

    private void checkTax(String field, Tax tax) {
        checkDecimals(field + ".base", tax.base(), "BR-DEC-19");
        checkDecimals(field + ".amount", tax.amount(), "BR-DEC-20");
        String prefix = prefix(tax.category());
        checkRate(field + ".ratePercent", tax, prefix);
        boolean hasReason = tax.reason() != null || tax.reasonCode() != null;
        boolean needsReason = tax.category().needsReason();
        findings.check(
                hasReason == needsReason,
                field + ".reason",
                needsReason ? "is missing" : "must not be there",
                prefix + "-10");
        checkTaxIds(tax.category(), prefix);
    }

    /** EN 16931 takes zero for L and M too; the schematron of CII doesn't. */
    private void checkRate(String field, Tax tax, String prefix) {
        BigDecimal rate = tax.ratePercent();
        switch (tax.category()) {
            case STANDARD, CANARY_ISLANDS, CEUTA_MELILLA ->
                    findings.check(
                            rate != null && rate.signum() > 0,
                            field,
                            "must be above zero",
                            prefix + "-05");
            case ZERO, EXEMPT, REVERSE_CHARGE, INTRA_COMMUNITY, EXPORT ->
                    findings.check(
                            rate != null && rate.signum() == 0,
                            field,
                            "must be zero",
                            prefix + "-05");
            case OUTSIDE_SCOPE ->
                    findings.check(rate == null, field, "must not be there", prefix + "-05");
        }
    }

    /** Who must say a number so that a category may be used (rules BR-S-02 and alike). */
    private void checkTaxIds(TaxCategory category, String prefix) {
        Party seller = document.seller();
        String rule = prefix + "-02";
        switch (category) {
            case STANDARD, ZERO, EXEMPT, CANARY_ISLANDS, CEUTA_MELILLA ->
                    findings.require(seller.taxIds().first(), "seller.taxIds", rule);
            case REVERSE_CHARGE -> {
                findings.require(seller.taxIds().first(), "seller.taxIds", rule);
                boolean hasNumber =
                        document.buyer().taxIds().first() != null
                                || document.buyer().legalId() != null;
                findings.check(hasNumber, "buyer.taxIds", "is missing", rule);
            }
            case INTRA_COMMUNITY -> {
                findings.require(seller.taxIds().vat(), "seller.taxIds.vat", rule);
                findings.require(document.buyer().taxIds().vat(), "buyer.taxIds.vat", rule);
            }
            case EXPORT -> findings.require(seller.taxIds().vat(), "seller.taxIds.vat", rule);
            case OUTSIDE_SCOPE -> {}
        }
    }

    /** How the schematron calls the rules of a category. */
    private static String prefix(TaxCategory category) {
        return switch (category) {
            case STANDARD, ZERO, EXEMPT, REVERSE_CHARGE, EXPORT, OUTSIDE_SCOPE ->
                    "BR-" + category.code();
            case INTRA_COMMUNITY -> "BR-IC";
            case CANARY_ISLANDS -> "BR-AF";
            case CEUTA_MELILLA -> "BR-AG";
        };
    }

    private void checkTotals(Totals totals) {
        checkDecimals("totals.lines", totals.lines(), "BR-DEC-09");
        checkDecimals("totals.allowances", totals.allowances(), "BR-DEC-10");
        checkDecimals("totals.charges", totals.charges(), "BR-DEC-11");
        checkDecimals("totals.taxable", totals.taxable(), "BR-DEC-12");
        checkDecimals("totals.tax", totals.tax(), "BR-DEC-13");
        checkDecimals("totals.payable", totals.payable(), "BR-DEC-14");
        checkDecimals("totals.paid", totals.paid(), "BR-DEC-16");
        checkDecimals("totals.rounding", totals.rounding(), "BR-DEC-17");
        checkDecimals("totals.due", totals.due(), "BR-DEC-18");
        checkConverted(totals);
        boolean saysWhen = document.heading().dueOn() != null || document.payment().terms() != null;
        findings.check(
                !document.isPayable() || saysWhen, "heading.dueOn", "is missing", "BR-CO-25");
    }

    private void checkConverted(Totals totals) {
        Totals.Converted converted = totals.converted();
        if (converted == null) {
            return;
        }
        checkDecimals("totals.converted.tax", converted.tax(), "BR-DEC-15");
        findings.check(
                !converted.tax().getCurrencyUnit().equals(document.currency()),
                "totals.converted.tax",
                "must be in another currency than the document",
                "PEPPOL-EN16931-R005");
    }

    private void checkDecimals(String field, Money amount, String rule) {
        findings.check(
                amount.getAmount().stripTrailingZeros().scale() <= DECIMALS_MAX,
                field,
                "has more than " + DECIMALS_MAX + " decimals, was " + amount,
                rule);
    }
}
