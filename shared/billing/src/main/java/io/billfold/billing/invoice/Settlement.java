package io.billfold.billing.invoice;

import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.withholding.Withholding;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an invoice says below its totals, besides how to pay.
 *
 * @param taxConversion how its tax is shown in the currency of the country that it is owed to
 *     (BT-6, Directive 2006/112/EC art. 230), or null where that is the invoice's
 * @param withheld what the customer is expected to keep as income tax, or null
 * @param rounding what makes the total payable in cash (BT-114); null where it is not rounded
 * @param earlyPayment discounts for who pays early, the largest first; empty where there are none
 */
public record Settlement(
        @Nullable Conversion taxConversion,
        @Nullable Withheld withheld,
        @Nullable Money rounding,
        List<EarlyPayment> earlyPayment) {
    /** Nothing to say. */
    public static final Settlement NONE = new Settlement(null, null, null);

    public Settlement {
        earlyPayment = List.copyOf(earlyPayment);
    }

    /** Without a discount for who pays early. */
    public Settlement(
            @Nullable Conversion taxConversion,
            @Nullable Withheld withheld,
            @Nullable Money rounding) {
        this(taxConversion, withheld, rounding, List.of());
    }

    /** Nothing but discounts for who pays early. */
    public static Settlement offering(List<EarlyPayment> earlyPayment) {
        return new Settlement(null, null, null, earlyPayment);
    }

    /**
     * What a customer is expected to keep. The invoice stays whole: it is paid by the money that
     * comes and by the certificate for the rest.
     *
     * @param amount in the invoice's currency
     */
    public record Withheld(Withholding withholding, Money amount) {}

    /** With the tax in another currency. */
    public Settlement withTaxConversion(@Nullable Conversion conversion) {
        return new Settlement(conversion, withheld, rounding, earlyPayment);
    }
}
