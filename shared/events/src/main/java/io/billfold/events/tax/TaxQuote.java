package io.billfold.events.tax;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A question about tax: a basket, before there is an order.
 *
 * @param id the asker's own name for it, given back with the answer; may be empty
 * @param seller who would sell
 * @param customer who would buy
 * @param street of the customer, which an external engine may want; may be empty
 * @param city as the street
 * @param currency of every amount
 * @param date the day of the sale, local to the seller
 * @param lines at least one
 * @param sales what the seller has sold so far, or null where that is looked up
 */
public record TaxQuote(
        String id,
        Asked seller,
        Customer customer,
        String street,
        String city,
        CurrencyUnit currency,
        LocalDate date,
        List<Line> lines,
        @Nullable SellerSales sales) {
    private static final SubscriptionId NONE = new SubscriptionId("quote");

    public TaxQuote {
        lines = List.copyOf(lines);
    }

    /** Whom the question is about. */
    public sealed interface Asked {
        /** A seller that is configured. */
        record Configured(SellerId id) implements Asked {}

        /** A seller as the question describes it. */
        record Described(Supplier supplier) implements Asked {}
    }

    /**
     * One line of the basket.
     *
     * @param product its tax category, for example {@code saas}
     * @param amount what the line costs
     * @param isTaxIncluded whether the amount includes tax
     * @param period when it is supplied
     */
    public record Line(String product, Money amount, boolean isTaxIncluded, Period period) {
        private InvoiceLine toInvoiceLine() {
            LineOrigin origin =
                    new LineOrigin(
                            NONE,
                            "line",
                            "line",
                            null,
                            product,
                            RevenueTreatment.OVER_TIME,
                            null,
                            isTaxIncluded,
                            null);
            return new InvoiceLine(
                    product,
                    product,
                    period,
                    BigDecimal.valueOf(amount.isNegative() ? -1 : 1),
                    new UnitPrice(amount.getCurrencyUnit(), amount.abs().getAmount()),
                    List.of(),
                    amount,
                    null,
                    null,
                    origin);
        }
    }

    /**
     * The sale that it is about.
     *
     * @param supplier the seller
     * @param sold what it has sold so far
     */
    public InvoiceTax.Sale sale(Supplier supplier, SellerSales sold) {
        return new InvoiceTax.Sale(
                supplier,
                customer,
                currency,
                date,
                lines.stream().map(Line::toInvoiceLine).toList(),
                sold);
    }

    /**
     * A draft of it, for an engine that wants one: nobody's invoice.
     *
     * @param of the configured seller
     */
    public Draft draft(Seller of) {
        List<InvoiceLine> invoiced = lines.stream().map(Line::toInvoiceLine).toList();
        return new Draft(
                new DraftId("quote"),
                Draft.Kind.INVOICE,
                null,
                null,
                of,
                buyer(),
                currency,
                date,
                lines.getFirst().period(),
                0,
                null,
                invoiced,
                List.of(),
                null);
    }

    private Account buyer() {
        return new Account(
                new AccountId("quote"),
                "Checkout",
                customer.kind(),
                "checkout@example.invalid",
                customer.taxId(),
                new Address(
                        street.isBlank() ? "-" : street,
                        null,
                        city.isBlank() ? "-" : city,
                        customer.location().postcode(),
                        customer.location().region(),
                        customer.location().country()),
                "en",
                ZoneOffset.UTC,
                null,
                customer.profile(),
                PartyProfile.NONE);
    }
}
