package io.billfold.document.xml;

import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.Line;
import io.billfold.billing.period.Period;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The small pieces that stand in several places of a CII document. */
final class Cii {
    /** UNTDID 2379: CCYYMMDD. */
    private static final String DAY = "102";

    private Cii() {}

    static void writeDate(Xml xml, String element, LocalDate date) {
        xml.open(element).leaf("udt:DateTimeString", "format", DAY, day(date)).close();
    }

    /** BT-7, which has a type of its own. */
    static void writeTaxPoint(Xml xml, LocalDate date) {
        xml.open("ram:TaxPointDate").leaf("udt:DateString", "format", DAY, day(date)).close();
    }

    static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** BG-14 and BG-26: both days belong to the period. */
    static void writePeriod(Xml xml, Period period) {
        xml.open("ram:BillingSpecifiedPeriod");
        writeDate(xml, "ram:StartDateTime", period.from());
        writeDate(xml, "ram:EndDateTime", period.lastDay());
        xml.close();
    }

    /** BT-119 and BT-152. */
    static void writeRate(Xml xml, @Nullable BigDecimal ratePercent) {
        if (ratePercent != null) {
            xml.leaf("ram:RateApplicablePercent", XmlFigures.plain(ratePercent));
        }
    }

    /** BG-20, BG-21, BG-27 or BG-28: their amounts are positive, the indicator says which it is. */
    static void writeAdjustment(Xml xml, Adjustment adjustment) {
        boolean isCharge = adjustment.amount().isPositive();
        xml.open("ram:SpecifiedTradeAllowanceCharge")
                .open("ram:ChargeIndicator")
                .leaf("udt:Indicator", Boolean.toString(isCharge))
                .close()
                .leaf("ram:ActualAmount", XmlFigures.amount(adjustment.amount().abs()))
                .leaf("ram:Reason", adjustment.reason());
        if (adjustment.taxed() != null) {
            writeTaxed(xml, "ram:CategoryTradeTax", adjustment.taxed());
        }
        xml.close();
    }

    /** BG-30, and BT-95 and BT-96, BT-102 and BT-103. */
    static void writeTaxed(Xml xml, String element, Line.Taxed taxed) {
        xml.open(element)
                .leaf("ram:TypeCode", Terms.TAX_SCHEME)
                .leaf("ram:CategoryCode", taxed.category().code());
        writeRate(xml, taxed.ratePercent());
        xml.close();
    }
}
