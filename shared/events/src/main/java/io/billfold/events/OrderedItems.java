package io.billfold.events;

import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.order.OrderItem;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.order.OwnPrice;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.ItemId;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an order asks for: {@code lines} that bring their own prices, or {@code items} by plans of
 * the catalog or of the order itself.
 *
 * @param items in the order in which they were sent, lines first
 * @param plans plans that the order brings
 * @param products products of those plans
 */
record OrderedItems(List<OrderItem> items, List<Plan> plans, List<Product> products) {
    private static final int QUANTITY_DECIMALS_MAX = 6;
    private static final int PHASES_MAX = 50;

    /** What is ordered, to be made within the build of the order. */
    static Supplier<OrderedItems> read(
            FieldReader in, Field<CurrencyUnit> currency, Field<LocalDate> startOn) {
        Field<BillingInterval> interval =
                in.has("lines")
                        ? in.required("interval", Forms.text(BillingInterval::parse))
                        : in.optional("interval", Forms.text(BillingInterval::parse), null);
        Field<ProrationPolicy> proration = CatalogReader.proration(in);
        Field<List<OwnPrice>> lines =
                in.has("items")
                        ? in.listOrEmpty(
                                "lines", OrderReader.LINES_MAX, at -> line(at, currency, startOn))
                        : in.list(
                                "lines", OrderReader.LINES_MAX, at -> line(at, currency, startOn));
        Field<List<OrderItem>> items =
                in.listOrEmpty("items", OrderReader.LINES_MAX, at -> item(at, startOn));
        Field<List<Plan>> plans =
                in.listOrEmpty("plans", OrderReader.LINES_MAX, CatalogReader::plan);
        Field<List<Product>> products =
                in.listOrEmpty("products", OrderReader.LINES_MAX, CatalogReader::product);
        return () -> {
            BillingInterval often = lines.get().isEmpty() ? BillingInterval.MONTH : interval.get();
            return made(
                    lines.get(),
                    often,
                    proration.get(),
                    new OrderedItems(items.get(), plans.get(), products.get()));
        };
    }

    private static OrderedItems made(
            List<OwnPrice> lines,
            BillingInterval interval,
            ProrationPolicy proration,
            OrderedItems others) {
        List<OrderItem> items = new ArrayList<>();
        List<Plan> plans = new ArrayList<>(others.plans);
        List<Product> products = new ArrayList<>(others.products);
        for (int i = 0; i < lines.size(); i++) {
            OwnPrice line = lines.get(i);
            items.add(line.item(i + 1));
            plans.add(line.plan(i + 1, interval, proration));
            products.add(line.product());
        }
        items.addAll(others.items);
        return new OrderedItems(items, plans, products);
    }

    private static Field<OwnPrice> line(
            FieldReader in, Field<CurrencyUnit> currency, Field<LocalDate> startOn) {
        Field<String> sku = in.required("sku", Forms.filled());
        Field<String> description = in.required("description", Forms.filled());
        Field<OwnPrice.Per> charge = in.required("charge", Forms.word(OwnPrice.Per.class));
        Field<BigDecimal> quantity = quantity(in, charge);
        Field<BigDecimal> unitPrice = in.required("unitPrice", Forms.decimal(UnitPrice.SCALE_MAX));
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        Field<LocalDate> until = in.optional("until", Forms.date(), null);
        Field<String> taxCategory = in.optional("taxCategory", Forms.filled(), Product.STANDARD);
        Field<Boolean> taxIncluded = in.optional("taxIncluded", Forms.flag(), false);
        return in.build(
                () ->
                        new OwnPrice(
                                sku.get(),
                                description.get(),
                                charge.get(),
                                quantity.get(),
                                priced(currency.get(), unitPrice.get()),
                                orStart(from, startOn),
                                until.orNull(),
                                taxCategory.get(),
                                taxIncluded.get()));
    }

    /**
     * With the currency's decimals at least, as plans are read: the same price is the same text.
     */
    private static UnitPrice priced(CurrencyUnit currency, BigDecimal price) {
        int scale = Math.max(price.stripTrailingZeros().scale(), currency.getDecimalPlaces());
        return new UnitPrice(currency, price.setScale(scale, RoundingMode.UNNECESSARY));
    }

    /** A flat charge has one unit unless it says so itself; seats must be counted by the sender. */
    private static Field<BigDecimal> quantity(FieldReader in, Field<OwnPrice.Per> charge) {
        Forms.Form<BigDecimal> form = Forms.decimal(QUANTITY_DECIMALS_MAX);
        return charge.isRight() && charge.get() == OwnPrice.Per.FLAT
                ? in.optional("quantity", form, BigDecimal.ONE)
                : in.required("quantity", form);
    }

    private static LocalDate orStart(Field<LocalDate> from, Field<LocalDate> startOn) {
        LocalDate day = from.orNull();
        return day == null ? startOn.get() : day;
    }

    private static Field<OrderItem> item(FieldReader in, Field<LocalDate> startOn) {
        Field<ItemId> id = in.required("item", Forms.text(ItemId::new));
        Field<BundlePlace> bundle = in.objectOrNull("bundle", OrderedItems::bundlePlace);
        Field<LocalDate> until = in.optional("until", Forms.date(), null);
        Field<List<OrderPhase>> phases = phases(in, startOn, bundle);
        return in.build(
                () ->
                        new OrderItem(
                                id.get(),
                                bundle.orNull(),
                                atLeastOne(phases.get()),
                                until.orNull()));
    }

    private static Field<List<OrderPhase>> phases(
            FieldReader in, Field<LocalDate> startOn, Field<BundlePlace> bundle) {
        return in.has("phases")
                ? in.list("phases", PHASES_MAX, at -> phase(at, startOn))
                : phase(in, startOn, bundle);
    }

    private static <T> List<T> atLeastOne(List<T> phases) {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("phases must have at least one");
        }
        return phases;
    }

    private static Field<BundlePlace> bundlePlace(FieldReader in) {
        Field<BundleId> bundle = in.required("bundle", Forms.text(BundleId::new));
        Field<String> place = in.required("place", Forms.filled());
        return in.build(() -> new BundlePlace(bundle.get(), place.get()));
    }

    /** The only phase of an item, whose fields stand in the item itself. */
    private static Field<List<OrderPhase>> phase(
            FieldReader in, Field<LocalDate> startOn, Field<BundlePlace> bundle) {
        Field<PlanId> plan = in.required("plan", Forms.text(PlanId::new));
        Field<BigDecimal> quantity =
                in.optional("quantity", Forms.decimal(QUANTITY_DECIMALS_MAX), BigDecimal.ONE);
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        boolean isRight = Stream.of(plan, quantity, from, startOn, bundle).allMatch(Field::isRight);
        return isRight
                ? Field.of(
                        List.of(new OrderPhase(orStart(from, startOn), plan.get(), quantity.get())))
                : Field.wrong();
    }

    private static Field<OrderPhase> phase(FieldReader in, Field<LocalDate> startOn) {
        Field<PlanId> plan = in.required("plan", Forms.text(PlanId::new));
        Field<BigDecimal> quantity =
                in.optional("quantity", Forms.decimal(QUANTITY_DECIMALS_MAX), BigDecimal.ONE);
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        return in.build(() -> new OrderPhase(orStart(from, startOn), plan.get(), quantity.get()));
    }
}
