package io.billfold.events.catalog;

import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.usage.Aggregation;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.joda.money.CurrencyUnit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads charges. */
final class ChargeReader {
    private static final int CHARGES_MAX = 100;
    private static final int CURRENCIES_MAX = 50;

    private ChargeReader() {}

    /** The bases that need no more than their name. */
    private enum Word {
        FIXED,
        PER_ITEM,
        ONCE
    }

    static Field<List<Charge>> charges(FieldReader in) {
        Set<String> seen = new HashSet<>();
        return in.list(
                "charges",
                CHARGES_MAX,
                entry -> charge(entry, CatalogForms.once(CatalogForms.id("id"), seen)));
    }

    private static Field<Charge> charge(FieldReader in, Forms.Form<String> ids) {
        Field<String> id = in.required("id", ids);
        Field<ProductId> product = in.required("product", Forms.text(ProductId::new));
        Field<String> description = in.required("description", CatalogForms.name());
        Field<Basis> basis =
                in.wordOrObject(
                        "basis",
                        json -> basis(Forms.kebab(Word.class).read(json)),
                        ChargeReader::basis);
        Field<Charge.Timing> timing =
                in.optional("timing", Forms.kebab(Charge.Timing.class), usualTiming(basis));
        Field<Map<CurrencyUnit, Pricing>> prices =
                in.map(
                        "prices",
                        CURRENCIES_MAX,
                        Forms.currency(),
                        (currency, price) -> PricingReader.pricing(price, currency));
        Field<Boolean> taxIncluded = in.optional("taxIncluded", Forms.flag(), false);
        return in.build(
                () ->
                        new Charge(
                                id.get(),
                                product.get(),
                                description.get(),
                                timing.get(),
                                basis.get(),
                                prices.get(),
                                taxIncluded.get()));
    }

    private static Charge.Timing usualTiming(Field<Basis> basis) {
        return basis.isRight() && basis.get().isKnownAfterwards()
                ? Charge.Timing.ARREARS
                : Charge.Timing.ADVANCE;
    }

    private static Basis basis(Word word) {
        return switch (word) {
            case FIXED -> new Basis.Fixed();
            case PER_ITEM -> new Basis.PerItem();
            case ONCE -> new Basis.Once();
        };
    }

    private static Field<Basis> basis(FieldReader in) {
        return in.has("commitment") ? commitment(in) : metered(in);
    }

    private static Field<Basis> metered(FieldReader in) {
        Field<String> metric = in.required("metric", CatalogForms.id("metric"));
        Field<Aggregation> aggregation =
                in.optional("aggregation", Forms.kebab(Aggregation.class), Aggregation.SUM);
        return in.build(() -> new Basis.Metered(metric.get(), aggregation.get()));
    }

    private static Field<Basis> commitment(FieldReader in) {
        Field<List<String>> charges =
                in.values("commitment", CHARGES_MAX, CatalogForms.id("charge"));
        Field<Basis.Span> span =
                in.optional("span", Forms.kebab(Basis.Span.class), Basis.Span.PERIOD);
        return in.build(() -> new Basis.Commitment(Set.copyOf(charges.get()), span.get()));
    }
}
