package io.billfold.billing.invoice;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.subscription.EarlyPayment;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What drafts must have in common to be put on one invoice. As a key it is one text, for example
 * {@code acme#muster-de#EUR#14#required#-#PO-7}; with discounts for who pays early {@code 14/7@2}
 * in place of {@code 14}.
 *
 * @param payer the account that gets the invoice
 * @param seller who issues
 * @param currency of every amount
 * @param paymentTermsDays days from issue to due date
 * @param earlyPayment discounts for who pays early, the largest first
 * @param isPurchaseOrderRequired whether the purchase order must have room for it
 * @param agent who earns a commission by it, or null
 * @param purchaseOrder the payer's order number, or null
 */
public record BillingGroup(
        AccountId payer,
        SellerId seller,
        CurrencyUnit currency,
        int paymentTermsDays,
        List<EarlyPayment> earlyPayment,
        boolean isPurchaseOrderRequired,
        @Nullable Agent agent,
        @Nullable String purchaseOrder) {
    private static final String SEPARATOR = "#";
    private static final String NONE = "-";
    private static final int PARTS = 7;
    private static final String STEP = "/";

    public BillingGroup {
        earlyPayment = List.copyOf(earlyPayment);
    }

    /** Who earns which share of the net amount. */
    public record Agent(AccountId partner, BigDecimal percent) {}

    /** The group of a draft that is collected. */
    public static BillingGroup of(Draft draft, boolean isPurchaseOrderRequired) {
        Commission commission = draft.commission();
        return new BillingGroup(
                draft.account().payer(),
                draft.seller().id(),
                draft.currency(),
                draft.paymentTermsDays(),
                draft.settlement().earlyPayment(),
                isPurchaseOrderRequired,
                commission == null ? null : new Agent(commission.partner(), commission.percent()),
                draft.purchaseOrder());
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static BillingGroup parse(String key) {
        // the number of the purchase order is last: it may hold any character
        String[] parts = key.split(SEPARATOR, PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("'" + key + "' is no group of drafts");
        }
        String[] terms = parts[3].split(STEP, -1);
        return new BillingGroup(
                new AccountId(parts[0]),
                new SellerId(parts[1]),
                CurrencyUnit.of(parts[2]),
                Integer.parseInt(terms[0]),
                Arrays.stream(terms).skip(1).map(EarlyPayment::parse).toList(),
                parts[4].equals("required"),
                agent(parts[5]),
                parts[6].isEmpty() ? null : parts[6]);
    }

    private static @Nullable Agent agent(String text) {
        int end = text.indexOf('@');
        return end < 0
                ? null
                : new Agent(
                        new AccountId(text.substring(0, end)),
                        new BigDecimal(text.substring(end + 1)));
    }

    /** The key. */
    public String key() {
        return String.join(
                SEPARATOR,
                payer.value(),
                seller.value(),
                currency.getCode(),
                terms(),
                isPurchaseOrderRequired ? "required" : NONE,
                agent == null ? NONE : agent.partner() + "@" + agent.percent().toPlainString(),
                purchaseOrder == null ? "" : purchaseOrder);
    }

    private String terms() {
        return Stream.concat(
                        Stream.of(Integer.toString(paymentTermsDays)),
                        earlyPayment.stream().map(EarlyPayment::toString))
                .collect(Collectors.joining(STEP));
    }
}
