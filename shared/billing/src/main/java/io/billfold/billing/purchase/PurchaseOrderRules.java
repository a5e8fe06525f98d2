package io.billfold.billing.purchase;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Decides about purchase orders where an account's terms ask for one. */
public final class PurchaseOrderRules {
    /** The field that every problem of {@link #reserve} names. */
    public static final String FIELD = "purchaseOrder";

    private PurchaseOrderRules() {}

    /** What operations want an order to be: see {@link PurchaseOrder}. */
    public record Wish(
            String number,
            Money cap,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /**
     * Reserves a draft's net amount, or says why that can't be.
     *
     * @param number the number that the draft names, or null for none
     * @param order the account's order of that number, or null where none was recorded
     * @param net what is to be invoiced, above zero
     * @param today the date in the account's zone
     */
    public static PurchaseOrderDecision reserve(
            @Nullable String number, @Nullable PurchaseOrder order, Money net, LocalDate today) {
        if (number == null) {
            return refused("is missing: the terms ask for one");
        }
        if (order == null) {
            return refused("'" + number + "' is not recorded for the account");
        }
        String obstacle = obstacle(order, net, today);
        return obstacle == null
                ? new PurchaseOrderDecision.Reserved(order.withReserved(net))
                : refused("'" + number + "' " + obstacle);
    }

    private static @Nullable String obstacle(PurchaseOrder order, Money net, LocalDate today) {
        CurrencyUnit currency = order.cap().getCurrencyUnit();
        if (!currency.equals(net.getCurrencyUnit())) {
            return "is in " + currency + ", the draft in " + net.getCurrencyUnit();
        }
        LocalDate from = order.validFrom();
        if (from != null && today.isBefore(from)) {
            return "is not valid before " + from + ", today is " + today;
        }
        LocalDate until = order.validUntil();
        if (until != null && !today.isBefore(until)) {
            return "expired: it was valid until " + until + ", today is " + today;
        }
        return net.isGreaterThan(order.room())
                ? "is exhausted: "
                        + order.room()
                        + " of "
                        + order.cap()
                        + " is left, needed is "
                        + net
                : null;
    }

    private static PurchaseOrderDecision refused(String reason) {
        return new PurchaseOrderDecision.Refused(List.of(new Problem(FIELD, reason)));
    }

    /**
     * What is wrong with a change of an order; empty for a change that can be made.
     *
     * @param before the order as it is, or null for a new one
     */
    public static List<Problem> changeProblems(Wish wish, @Nullable PurchaseOrder before) {
        if (before == null) {
            return List.of();
        }
        CurrencyUnit currency = before.cap().getCurrencyUnit();
        if (!currency.equals(wish.cap().getCurrencyUnit())) {
            return List.of(
                    new Problem(
                            "currency", "must stay " + currency + ": give a new order a number"));
        }
        return wish.cap().isLessThan(before.used())
                ? List.of(
                        new Problem(
                                "cap",
                                "must be at least "
                                        + before.used()
                                        + ", which is used, was "
                                        + wish.cap()))
                : List.of();
    }
}
