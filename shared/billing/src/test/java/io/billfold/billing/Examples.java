package io.billfold.billing;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderDecision;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.order.OrderRules;
import io.billfold.billing.order.OwnPrice;
import io.billfold.billing.order.OwnPrice.Per;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.rating.Bill;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.BillingRun;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.Terms;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small values to start a test from. */
public final class Examples {
    public static final LocalDate STARTED_ON = LocalDate.of(2026, 1, 31);

    public static final InvoiceNumber NUMBER = new InvoiceNumber("MU", 2026, 42);
    public static final LocalDate ISSUED_ON = LocalDate.of(2026, 1, 31);

    private Examples() {}

    public static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    public static Address address(
            String country, @Nullable String region, @Nullable String postcode) {
        return new Address("1 Main Street", null, "City", postcode, region, country);
    }

    /** A seller; registrations are words such as {@code DE} or {@code OSS:DE}. */
    public static Seller seller(String country, @Nullable String registrations) {
        return new Seller(
                new SellerId("muster"),
                "Muster",
                null,
                "billing@muster.example",
                address(country, null, null),
                ZoneOffset.UTC,
                "MU",
                registrations(registrations),
                null);
    }

    private static List<TaxRegistration> registrations(@Nullable String words) {
        List<TaxRegistration> registrations = new ArrayList<>();
        for (String word : words == null ? new String[0] : words.split(" ")) {
            boolean shop = word.startsWith("OSS:");
            String country = shop ? word.substring(4) : word;
            String taxId = shop ? "EU372022452" : country + "811907980";
            registrations.add(
                    new TaxRegistration(country, shop ? Scheme.OSS : Scheme.DOMESTIC, taxId));
        }
        return registrations;
    }

    public static Account account(PartyKind kind, @Nullable String taxId, Address address) {
        return new Account(
                new AccountId("acme"),
                "Acme",
                kind,
                "ap@acme.example",
                taxId,
                address,
                "en",
                ZoneOffset.UTC);
    }

    public static OwnPrice flat(String sku, String price) {
        return line(sku, Per.FLAT, "1", price);
    }

    public static OwnPrice seats(String sku, String quantity, String price) {
        return line(sku, Per.PER_SEAT, quantity, price);
    }

    private static OwnPrice line(String sku, Per charge, String quantity, String price) {
        return new OwnPrice(
                sku,
                "Plan " + sku,
                charge,
                new BigDecimal(quantity),
                new UnitPrice(CurrencyUnit.EUR, new BigDecimal(price)),
                STARTED_ON,
                null);
    }

    /** Begun on 31 January 2026, billed by month. */
    public static Order order(List<OwnPrice> lines) {
        return new Order(
                new OrderId("o-1001"),
                new SellerId("muster"),
                account(PartyKind.BUSINESS, null, address("DE", null, "10115")),
                CurrencyUnit.EUR,
                STARTED_ON,
                STARTED_ON,
                null,
                null,
                new Terms(14, "PO-7", false, new Channel.Direct(), List.of()),
                IntStream.range(0, lines.size()).mapToObj(i -> lines.get(i).item(i + 1)).toList(),
                IntStream.range(0, lines.size())
                        .mapToObj(
                                i ->
                                        lines.get(i)
                                                .plan(
                                                        i + 1,
                                                        BillingInterval.MONTH,
                                                        ProrationPolicy.DAILY))
                        .toList(),
                lines.stream().map(OwnPrice::product).toList(),
                null);
    }

    public static Subscription subscription(List<OwnPrice> lines) {
        return switch (OrderRules.decide(
                order(lines),
                seller("DE", "DE"),
                Catalog.empty(new SellerId("muster")),
                STARTED_ON,
                TaxRules.bundled())) {
            case OrderDecision.Accepted(Subscription subscription) -> subscription;
            case OrderDecision.Refused(List<Problem> problems) ->
                    throw new AssertionError(problems);
        };
    }

    /** The bill of a subscription's first day. */
    public static Bill bill(Subscription subscription) {
        return BillingRun.bill(
                new BillingInput(
                        subscription,
                        Catalog.empty(subscription.seller()),
                        ZoneId.of("Europe/Berlin"),
                        STARTED_ON,
                        BilledLedger.empty(),
                        Map.of(),
                        0));
    }

    public static Draft draft(OwnPrice... lines) {
        Subscription subscription = subscription(List.of(lines));
        return Drafting.draft(
                subscription,
                seller("DE", "DE"),
                account(PartyKind.BUSINESS, null, address("DE", null, "10115")),
                STARTED_ON,
                bill(subscription));
    }

    public static TaxTreatment standard(String percent) {
        return taxed("DE", RoundingPolicy.EN_16931, component("VAT", "DE", percent));
    }

    /** Standard tax of a place, made of one or more taxes. */
    public static TaxTreatment taxed(
            String place, RoundingPolicy rounding, TaxComponent... components) {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                "VAT",
                place,
                List.of(components),
                null,
                null,
                "DE811907980",
                Scheme.DOMESTIC,
                rounding,
                List.of(new TaxAnswer(TaxAnswer.Question.RATE, "an example", "", Confidence.HIGH)));
    }

    public static TaxComponent component(String tax, String place, String percent) {
        return new TaxComponent(tax, place, new BigDecimal(percent), TaxablePortion.ALL, null);
    }

    /** A draft all of whose lines are treated alike. */
    public static Draft taxed(Draft draft, TaxTreatment treatment) {
        return InvoiceTax.apply(draft, Collections.nCopies(draft.lines().size(), treatment));
    }

    public static Invoice invoice(String percent, OwnPrice... lines) {
        return Issuing.issue(taxed(draft(lines), standard(percent)), NUMBER, ISSUED_ON, 1);
    }

    /** A receivable over 119.00, due 2026-02-14. */
    public static Receivable receivable() {
        return Receivable.of(invoice("19", flat("PRO", "100.00")));
    }

    public static Payment payment(String id, String amount, @Nullable String provider) {
        return new Payment(
                id,
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster"),
                eur(amount),
                LocalDate.of(2026, 2, 10),
                provider,
                provider == null ? null : "ch_1");
    }
}
