package io.billfold.document.xml;

import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.Line;
import io.billfold.billing.period.Period;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** The small pieces that stand in several places of a UBL document. */
final class Ubl {
    private final Xml xml;

    Ubl(Xml xml) {
        this.xml = xml;
    }

    void writeAmount(String element, Money amount) {
        String currency = amount.getCurrencyUnit().getCode();
        xml.leaf(element, "currencyID", currency, XmlFigures.amount(amount));
    }

    /** BG-14 and BG-26: both days belong to the period. */
    void writePeriod(Period period) {
        xml.open("cac:InvoicePeriod")
                .leaf("cbc:StartDate", period.from().toString())
                .leaf("cbc:EndDate", period.lastDay().toString())
                .close();
    }

    void writeCountry(String code) {
        xml.open("cac:Country").leaf("cbc:IdentificationCode", code).close();
    }

    /** BG-20, BG-21, BG-27 or BG-28: their amounts are positive, the indicator says which it is. */
    void writeAdjustment(Adjustment adjustment) {
        xml.open("cac:AllowanceCharge")
                .leaf("cbc:ChargeIndicator", Boolean.toString(adjustment.amount().isPositive()))
                .leaf("cbc:AllowanceChargeReason", adjustment.reason());
        writeAmount("cbc:Amount", adjustment.amount().abs());
        if (adjustment.taxed() != null) {
            writeTaxed("cac:TaxCategory", adjustment.taxed());
        }
        xml.close();
    }

    /** BG-30, and BT-95 and BT-96, BT-102 and BT-103. */
    void writeTaxed(String element, Line.Taxed taxed) {
        xml.open(element).leaf("cbc:ID", taxed.category().code());
        writeRate(taxed.ratePercent());
        writeTaxScheme(Terms.TAX_SCHEME);
        xml.close();
    }

    /** BT-119 and BT-152. */
    void writeRate(@Nullable BigDecimal ratePercent) {
        if (ratePercent != null) {
            xml.leaf("cbc:Percent", XmlFigures.plain(ratePercent));
        }
    }

    void writeTaxScheme(String scheme) {
        xml.open("cac:TaxScheme").leaf("cbc:ID", scheme).close();
    }
}
