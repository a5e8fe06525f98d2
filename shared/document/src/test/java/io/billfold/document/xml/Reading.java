package io.billfold.document.xml;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of a document by business term, from the model or read from an XML of it. */
final class Reading {
    private static final String SETTLEMENT =
            "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/";
    private static final String SUM =
            SETTLEMENT + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:";
    private static final String CII_LINE =
            "rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem";
    private static final String OF_LINE = "ram:SpecifiedLineTradeSettlement/";
    private static final String TOTAL = "cac:LegalMonetaryTotal/cbc:";

    private Reading() {}

    /** What the model says. */
    static Map<String, List<String>> ofModel(BusinessDocument document) {
        Map<String, List<String>> figures = new LinkedHashMap<>();
        Totals totals = document.totals();
        put(figures, "BT-106", totals.lines());
        put(figures, "BT-107", totals.allowances());
        put(figures, "BT-108", totals.charges());
        put(figures, "BT-109", totals.taxable());
        put(figures, "BT-110", totals.tax());
        put(figures, "BT-111", totals.converted() == null ? null : totals.converted().tax());
        put(figures, "BT-112", totals.payable());
        put(figures, "BT-113", totals.paid());
        put(figures, "BT-114", totals.rounding());
        put(figures, "BT-115", totals.due());
        figures.put("BG-23", document.taxes().stream().map(Reading::ofTax).toList());
        figures.put("BG-25", document.lines().stream().map(Reading::ofLine).toList());
        return figures;
    }

    private static void put(
            Map<String, List<String>> figures, String term, @Nullable Money amount) {
        boolean isOptional = List.of("BT-107", "BT-108", "BT-113", "BT-114").contains(term);
        boolean isAbsent = amount == null || (isOptional && amount.isZero());
        figures.put(term, isAbsent ? List.of() : List.of(figure(amount.getAmount().toString())));
    }

    private static String ofTax(Tax tax) {
        return row(
                tax.category().code(),
                tax.ratePercent() == null ? "" : tax.ratePercent().toString(),
                tax.base().getAmount().toString(),
                tax.amount().getAmount().toString());
    }

    private static String ofLine(Line line) {
        BigDecimal rate = line.taxed().ratePercent();
        return row(
                line.taxed().category().code(),
                rate == null ? "" : rate.toString(),
                line.quantity().toString(),
                line.price().amount().toString(),
                line.net().getAmount().toString());
    }

    /** What a CII document says. */
    static Map<String, List<String>> ofCii(byte[] xml, String currency) throws Exception {
        XmlTree tree = XmlTree.of(xml);
        Map<String, List<String>> figures = new LinkedHashMap<>();
        put(figures, tree, "BT-106", SUM + "LineTotalAmount");
        put(figures, tree, "BT-107", SUM + "AllowanceTotalAmount");
        put(figures, tree, "BT-108", SUM + "ChargeTotalAmount");
        put(figures, tree, "BT-109", SUM + "TaxBasisTotalAmount");
        put(figures, tree, "BT-110", SUM + "TaxTotalAmount[@currencyID=" + currency + "]");
        figures.put("BT-111", others(tree.texts(SUM + "TaxTotalAmount")));
        put(figures, tree, "BT-112", SUM + "GrandTotalAmount");
        put(figures, tree, "BT-113", SUM + "TotalPrepaidAmount");
        put(figures, tree, "BT-114", SUM + "RoundingAmount");
        put(figures, tree, "BT-115", SUM + "DuePayableAmount");
        String rate = "ram:RateApplicablePercent";
        figures.put(
                "BG-23",
                rows(
                        tree.elements(SETTLEMENT + "ram:ApplicableTradeTax"),
                        "ram:CategoryCode",
                        rate,
                        "ram:BasisAmount",
                        "ram:CalculatedAmount"));
        figures.put(
                "BG-25",
                rows(
                        tree.elements(CII_LINE),
                        OF_LINE + "ram:ApplicableTradeTax/ram:CategoryCode",
                        OF_LINE + "ram:ApplicableTradeTax/" + rate,
                        "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
                        "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
                                + "/ram:ChargeAmount",
                        OF_LINE
                                + "ram:SpecifiedTradeSettlementLineMonetarySummation"
                                + "/ram:LineTotalAmount"));
        return figures;
    }

    /** What a UBL document says. */
    static Map<String, List<String>> ofUbl(byte[] xml, String currency) throws Exception {
        XmlTree tree = XmlTree.of(xml);
        Map<String, List<String>> figures = new LinkedHashMap<>();
        put(figures, tree, "BT-106", TOTAL + "LineExtensionAmount");
        put(figures, tree, "BT-107", TOTAL + "AllowanceTotalAmount");
        put(figures, tree, "BT-108", TOTAL + "ChargeTotalAmount");
        put(figures, tree, "BT-109", TOTAL + "TaxExclusiveAmount");
        String tax = "cac:TaxTotal/cbc:TaxAmount";
        put(figures, tree, "BT-110", tax + "[@currencyID=" + currency + "]");
        figures.put("BT-111", others(tree.texts(tax)));
        put(figures, tree, "BT-112", TOTAL + "TaxInclusiveAmount");
        put(figures, tree, "BT-113", TOTAL + "PrepaidAmount");
        put(figures, tree, "BT-114", TOTAL + "PayableRoundingAmount");
        put(figures, tree, "BT-115", TOTAL + "PayableAmount");
        figures.put(
                "BG-23",
                rows(
                        tree.elements("cac:TaxTotal/cac:TaxSubtotal"),
                        "cac:TaxCategory/cbc:ID",
                        "cac:TaxCategory/cbc:Percent",
                        "cbc:TaxableAmount",
                        "cbc:TaxAmount"));
        boolean isCredit = tree.root().equals("CreditNote");
        figures.put(
                "BG-25",
                rows(
                        tree.elements(isCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine"),
                        "cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
                        "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
                        isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                        "cac:Price/cbc:PriceAmount",
                        "cbc:LineExtensionAmount"));
        return figures;
    }

    private static void put(
            Map<String, List<String>> figures, XmlTree tree, String term, String path) {
        figures.put(term, tree.texts(path).stream().map(Reading::figure).toList());
    }

    /** The tax in the tax currency is the second of the two. */
    private static List<String> others(List<String> taxes) {
        return taxes.stream().skip(1).map(Reading::figure).toList();
    }

    private static List<String> rows(List<XmlTree> elements, String... paths) {
        return elements.stream()
                .map(it -> row(Stream.of(paths).map(it::text).toArray(String[]::new)))
                .toList();
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(Reading::figure).collect(Collectors.joining(" "));
    }

    /** Without superfluous zeros; what is no number stays as it is. */
    private static String figure(String text) {
        return text.isEmpty() || Character.isLetter(text.charAt(0))
                ? text
                : XmlFigures.plain(new BigDecimal(text));
    }
}
