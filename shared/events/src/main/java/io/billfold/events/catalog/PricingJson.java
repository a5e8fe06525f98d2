package io.billfold.events.catalog;

import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Pricing.Tiered.Mode;
import io.billfold.billing.catalog.Tier;
import io.billfold.events.Forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what {@link PricingReader} reads. */
final class PricingJson {
    private PricingJson() {}

    static Map<String, Object> of(Pricing pricing) {
        return switch (pricing) {
            case Pricing.Flat flat -> of(flat);
            case Pricing.PerUnit perUnit -> of(perUnit);
            case Pricing.Tiered tiered -> of(tiered);
            case Pricing.Packaged packaged -> of(packaged);
            case Pricing.Percentage percentage -> of(percentage);
            case Pricing.GraduatedPercentage graduated -> of(graduated);
        };
    }

    private static Map<String, Object> of(Pricing.Flat flat) {
        Map<String, Object> json = model(PricingReader.Model.FLAT);
        json.put("price", flat.price().amount().toPlainString());
        return json;
    }

    private static Map<String, Object> of(Pricing.PerUnit perUnit) {
        Map<String, Object> json = model(PricingReader.Model.PER_UNIT);
        json.put("price", perUnit.price().amount().toPlainString());
        json.put("included", perUnit.included().toPlainString());
        json.put("units", Forms.kebabOf(perUnit.units()));
        return json;
    }

    private static Map<String, Object> of(Pricing.Tiered tiered) {
        Map<String, Object> json = model(modelOf(tiered.mode()));
        json.put("units", Forms.kebabOf(tiered.units()));
        json.put("feeAtZero", tiered.chargesFeeAtZero());
        json.put(
                "tiers",
                tiered.mode() == Mode.STAIRSTEP
                        ? CatalogJson.each(tiered.tiers(), PricingJson::step)
                        : tiers(tiered.tiers(), "price"));
        return json;
    }

    private static PricingReader.Model modelOf(Mode mode) {
        return switch (mode) {
            case GRADUATED -> PricingReader.Model.GRADUATED;
            case VOLUME -> PricingReader.Model.VOLUME;
            case STAIRSTEP -> PricingReader.Model.STAIRSTEP;
        };
    }

    private static Map<String, Object> of(Pricing.Packaged packaged) {
        Map<String, Object> json = model(PricingReader.Model.PACKAGE);
        json.put("price", packaged.price().amount().toPlainString());
        json.put("size", packaged.size().toPlainString());
        json.put("included", packaged.included().toPlainString());
        json.put("units", Forms.kebabOf(packaged.units()));
        return json;
    }

    private static Map<String, Object> of(Pricing.Percentage percentage) {
        Map<String, Object> json = model(PricingReader.Model.PERCENTAGE);
        json.put("percent", percentage.percent().toPlainString());
        json.put("included", percentage.included().toPlainString());
        CatalogJson.put(json, "minimum", CatalogJson.text(percentage.minimum()));
        CatalogJson.put(json, "maximum", CatalogJson.text(percentage.maximum()));
        return json;
    }

    private static Map<String, Object> of(Pricing.GraduatedPercentage graduated) {
        Map<String, Object> json = model(PricingReader.Model.GRADUATED_PERCENTAGE);
        json.put("feeAtZero", graduated.chargesFeeAtZero());
        json.put("tiers", tiers(graduated.tiers(), "percent"));
        return json;
    }

    private static Map<String, Object> model(PricingReader.Model model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", Forms.kebabOf(model));
        return json;
    }

    private static List<Map<String, Object>> tiers(List<Tier> tiers, String rate) {
        return CatalogJson.each(tiers, tier -> tier(tier, rate));
    }

    private static Map<String, Object> tier(Tier tier, String rate) {
        Map<String, Object> json = new LinkedHashMap<>();
        CatalogJson.put(json, "upTo", CatalogJson.text(tier.upTo()));
        json.put(rate, tier.unitPrice().toPlainString());
        json.put("fee", tier.flatFee().toPlainString());
        return json;
    }

    private static Map<String, Object> step(Tier tier) {
        Map<String, Object> json = new LinkedHashMap<>();
        CatalogJson.put(json, "upTo", CatalogJson.text(tier.upTo()));
        json.put("fee", tier.flatFee().toPlainString());
        return json;
    }
}
