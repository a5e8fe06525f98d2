package io.billfold.events.catalog;

import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Pricing.Tiered.Mode;
import io.billfold.billing.catalog.Tier;
import io.billfold.billing.catalog.Units;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Reads what a quantity costs, by its model. */
final class PricingReader {
    private static final int TIERS_MAX = 100;

    private PricingReader() {}

    /** The words of the models. */
    enum Model {
        FLAT,
        PER_UNIT,
        GRADUATED,
        VOLUME,
        STAIRSTEP,
        PACKAGE,
        PERCENTAGE,
        GRADUATED_PERCENTAGE
    }

    static Field<Pricing> pricing(FieldReader in, CurrencyUnit currency) {
        Field<Model> model = in.required("model", Forms.kebab(Model.class));
        return model.isRight() ? pricing(in, currency, model.get()) : Field.wrong();
    }

    private static Field<Pricing> pricing(FieldReader in, CurrencyUnit currency, Model model) {
        return switch (model) {
            case FLAT -> flat(in, currency);
            case PER_UNIT -> perUnit(in, currency);
            case GRADUATED -> tiered(in, currency, Mode.GRADUATED);
            case VOLUME -> tiered(in, currency, Mode.VOLUME);
            case STAIRSTEP -> tiered(in, currency, Mode.STAIRSTEP);
            case PACKAGE -> packaged(in, currency);
            case PERCENTAGE -> percentage(in, currency);
            case GRADUATED_PERCENTAGE -> graduatedPercentage(in, currency);
        };
    }

    private static Field<Pricing> flat(FieldReader in, CurrencyUnit currency) {
        Field<UnitPrice> price = price(in, currency);
        return in.build(() -> new Pricing.Flat(price.get()));
    }

    private static Field<Pricing> perUnit(FieldReader in, CurrencyUnit currency) {
        Field<UnitPrice> price = price(in, currency);
        Field<BigDecimal> included = included(in);
        Field<Units> units = units(in, Units.EXACT);
        return in.build(() -> new Pricing.PerUnit(price.get(), included.get(), units.get()));
    }

    private static Field<Pricing> tiered(FieldReader in, CurrencyUnit currency, Mode mode) {
        Field<List<Tier>> tiers =
                mode == Mode.STAIRSTEP
                        ? tiers(in, tier -> step(tier, currency))
                        : tiers(in, tier -> tier(tier, "price", currency));
        Field<Units> units = units(in, Units.EXACT);
        Field<Boolean> feeAtZero = in.optional("feeAtZero", Forms.flag(), true);
        return in.build(
                () ->
                        new Pricing.Tiered(
                                currency, mode, tiers.get(), units.get(), feeAtZero.get()));
    }

    /** A begun package is charged whole unless it says otherwise: else it were a unit price. */
    private static Field<Pricing> packaged(FieldReader in, CurrencyUnit currency) {
        Field<UnitPrice> price = price(in, currency);
        Field<BigDecimal> size = in.required("size", CatalogForms.quantityAbove0());
        Field<BigDecimal> included = included(in);
        Field<Units> units = units(in, Units.STARTED);
        return in.build(
                () -> new Pricing.Packaged(price.get(), size.get(), included.get(), units.get()));
    }

    private static Field<Pricing> percentage(FieldReader in, CurrencyUnit currency) {
        Field<BigDecimal> percent = in.required("percent", CatalogForms.percent());
        Field<BigDecimal> included = included(in);
        Field<BigDecimal> minimum = in.optional("minimum", CatalogForms.price(currency), null);
        Field<BigDecimal> maximum = in.optional("maximum", CatalogForms.price(currency), null);
        return in.build(
                () ->
                        new Pricing.Percentage(
                                currency,
                                percent.get(),
                                included.get(),
                                minimum.orNull(),
                                maximum.orNull()));
    }

    private static Field<Pricing> graduatedPercentage(FieldReader in, CurrencyUnit currency) {
        Field<List<Tier>> tiers = tiers(in, tier -> tier(tier, "percent", currency));
        Field<Boolean> feeAtZero = in.optional("feeAtZero", Forms.flag(), true);
        return in.build(
                () -> new Pricing.GraduatedPercentage(currency, tiers.get(), feeAtZero.get()));
    }

    private static Field<List<Tier>> tiers(
            FieldReader in, Function<FieldReader, Field<Tier>> tier) {
        return in.list("tiers", TIERS_MAX, tier);
    }

    private static Field<Tier> tier(FieldReader in, String rate, CurrencyUnit currency) {
        Forms.Form<BigDecimal> form =
                rate.equals("percent") ? CatalogForms.percent() : CatalogForms.price(currency);
        Field<BigDecimal> upTo = upTo(in);
        Field<BigDecimal> price = in.required(rate, form);
        Field<BigDecimal> fee = in.optional("fee", CatalogForms.price(currency), zero(currency));
        return in.build(() -> new Tier(upTo.orNull(), price.get(), fee.get()));
    }

    private static Field<Tier> step(FieldReader in, CurrencyUnit currency) {
        Field<BigDecimal> upTo = upTo(in);
        Field<BigDecimal> fee = in.required("fee", CatalogForms.price(currency));
        return in.build(() -> new Tier(upTo.orNull(), zero(currency), fee.get()));
    }

    private static Field<BigDecimal> upTo(FieldReader in) {
        return in.optional("upTo", CatalogForms.quantityAbove0(), null);
    }

    private static Field<UnitPrice> price(FieldReader in, CurrencyUnit currency) {
        Forms.Form<BigDecimal> form = CatalogForms.price(currency);
        return in.required("price", json -> new UnitPrice(currency, form.read(json)));
    }

    private static Field<BigDecimal> included(FieldReader in) {
        return in.optional("included", CatalogForms.quantity(), BigDecimal.ZERO);
    }

    private static Field<Units> units(FieldReader in, Units usual) {
        return in.optional("units", Forms.kebab(Units.class), usual);
    }

    private static BigDecimal zero(CurrencyUnit currency) {
        return BigDecimal.ZERO.setScale(currency.getDecimalPlaces());
    }
}
