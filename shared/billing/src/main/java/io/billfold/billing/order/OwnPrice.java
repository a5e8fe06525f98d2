package io.billfold.billing.order;

import io.billfold.billing.Checks;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.catalog.Units;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.subscription.ItemId;
import io.billfold.money.UnitPrice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A line of an order that brings its own price: an item of its own with a plan of its own.
 *
 * @param sku the product, for example {@code PRO}
 * @param description what the customer reads on the invoice
 * @param charge flat or per seat
 * @param quantity seats, or 1 for a flat charge
 * @param unitPrice price of one unit for one period, net of tax unless it says otherwise
 * @param from first day
 * @param until first day without it, or null for no end
 * @param taxCategory what tax rules take it for, for example {@code saas}
 * @param isTaxIncluded whether the price includes tax
 */
public record OwnPrice(
        String sku,
        String description,
        Per charge,
        BigDecimal quantity,
        UnitPrice unitPrice,
        LocalDate from,
        @Nullable LocalDate until,
        String taxCategory,
        boolean isTaxIncluded) {
    public OwnPrice {
        Checks.text("sku", sku, 64);
        Checks.text("description", description, 200);
        Checks.id("taxCategory", taxCategory);
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity " + quantity + " is negative");
        }
        if (charge == Per.FLAT && quantity.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("a flat charge has quantity 1, not " + quantity);
        }
    }

    /** A line of an ordinary service at a price without tax. */
    public OwnPrice(
            String sku,
            String description,
            Per charge,
            BigDecimal quantity,
            UnitPrice unitPrice,
            LocalDate from,
            @Nullable LocalDate until) {
        this(sku, description, charge, quantity, unitPrice, from, until, Product.STANDARD, false);
    }

    /** How a line is priced. */
    public enum Per {
        FLAT,
        PER_SEAT
    }

    /** The item of the line with this number, from 1. */
    public OrderItem item(int number) {
        return new OrderItem(
                new ItemId(Integer.toString(number)),
                null,
                List.of(new OrderPhase(from, planId(number), quantity)),
                until);
    }

    /** Whether the item at an index of an order is such a line. */
    static boolean isLine(Order order, int index) {
        return index < order.items().size()
                && order.items().get(index).phases().getFirst().plan().equals(planId(index + 1));
    }

    private static PlanId planId(int number) {
        return new PlanId("own." + number);
    }

    /** The plan of the line with this number. */
    public Plan plan(int number, BillingInterval interval, ProrationPolicy proration) {
        Charge only =
                new Charge(
                        "line",
                        new ProductId(sku),
                        description,
                        Charge.Timing.ADVANCE,
                        charge == Per.FLAT ? new Basis.Fixed() : new Basis.PerItem(),
                        Map.of(unitPrice.currency(), pricing()),
                        isTaxIncluded);
        return new Plan(
                planId(number),
                description,
                interval,
                Plan.Alignment.ANNIVERSARY,
                proration,
                Plan.Repricing.NEVER,
                ChangePolicy.USUAL,
                null,
                0,
                Map.of(),
                List.of(new PlanVersion(1, from, List.of(only))));
    }

    private Pricing pricing() {
        return charge == Per.FLAT
                ? new Pricing.Flat(unitPrice)
                : new Pricing.PerUnit(unitPrice, BigDecimal.ZERO, Units.EXACT);
    }

    /** The product of the line. */
    public Product product() {
        return new Product(
                new ProductId(sku), description, taxCategory, RevenueTreatment.OVER_TIME);
    }
}
