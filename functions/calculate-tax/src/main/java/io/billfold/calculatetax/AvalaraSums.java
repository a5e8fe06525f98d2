package io.billfold.calculatetax;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.calculatetax.AvalaraTransaction.Detail;
import io.billfold.calculatetax.AvalaraTransaction.Line;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether an answer is about the draft and adds up to the cent: details to their line, lines and
 * summary to the document, and each detail is its rate of what it taxes.
 */
final class AvalaraSums {
    private final CurrencyUnit currency;

    private AvalaraSums(CurrencyUnit currency) {
        this.currency = currency;
    }

    /** What does not match, or null. */
    static @Nullable String mismatch(Draft draft, AvalaraTransaction answer) {
        return new AvalaraSums(draft.currency()).find(draft, answer);
    }

    /**
     * What a line is net of tax. AvaTax says the net amount of a price with tax as the line's
     * amount; one that says the price again is understood too.
     *
     * @return null when the answer's amount is neither
     */
    static @Nullable BigDecimal net(InvoiceLine sent, Line line) {
        BigDecimal amount = sent.net().getAmount();
        boolean isSame = line.amount().compareTo(amount) == 0;
        if (!isTaxIncluded(sent)) {
            return isSame ? amount : null;
        }
        BigDecimal net = amount.subtract(line.tax());
        return isSame || line.amount().compareTo(net) == 0 ? net : null;
    }

    static boolean isTaxIncluded(InvoiceLine line) {
        return line.origin() != null && line.origin().isTaxIncluded();
    }

    private @Nullable String find(Draft draft, AvalaraTransaction answer) {
        if (!answer.currency().equals(currency.getCode())) {
            return "answered in " + answer.currency() + ", asked in " + currency.getCode();
        }
        if (answer.lines().size() != draft.lines().size()) {
            return answer.lines().size() + " lines came back of " + draft.lines().size();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < draft.lines().size(); i++) {
            String mismatch = ofLine(i, draft.lines().get(i), answer.lines().get(i));
            if (mismatch != null) {
                return "line " + (i + 1) + ": " + mismatch;
            }
            sum = sum.add(answer.lines().get(i).tax());
        }
        if (sum.compareTo(answer.totalTax()) != 0) {
            return "tax of the lines is " + sum + ", in total " + answer.totalTax();
        }
        return answer.summaryTax().compareTo(sum) == 0
                ? null
                : "tax of the lines is " + sum + ", in the summary " + answer.summaryTax();
    }

    private @Nullable String ofLine(int index, InvoiceLine sent, Line line) {
        if (!line.number().equals(Integer.toString(index + 1))) {
            return "is numbered " + line.number();
        }
        if (net(sent, line) == null) {
            return "its amount came back as " + line.amount() + ", sent was " + sent.net();
        }
        return ofDetails(line.tax(), line.details());
    }

    private @Nullable String ofDetails(BigDecimal tax, List<Detail> details) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Detail detail : details) {
            String mismatch = ofDetail(detail);
            if (mismatch != null) {
                return detail.taxName() + " of " + detail.jurisdiction() + ": " + mismatch;
            }
            sum = sum.add(detail.tax());
        }
        return sum.compareTo(tax) == 0 ? null : "its taxes add up to " + sum + ", not to " + tax;
    }

    private @Nullable String ofDetail(Detail detail) {
        if (detail.isFee()) {
            return "is a fee for each piece, which an invoice here can't show";
        }
        if (detail.tax().stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            return detail.tax() + " is not in whole minor units";
        }
        // a cent may have moved between jurisdictions, where AvaTax rounds the document
        BigDecimal unit = BigDecimal.ONE.movePointLeft(currency.getDecimalPlaces());
        BigDecimal exact = detail.taxable().multiply(detail.rate());
        boolean isNear = exact.subtract(detail.tax()).abs().compareTo(unit) <= 0;
        return isNear
                ? null
                : detail.percent() + " % of " + detail.taxable() + " is not " + detail.tax();
    }
}
