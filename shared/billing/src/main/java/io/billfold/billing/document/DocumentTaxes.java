package io.billfold.billing.document;

import io.billfold.billing.content.ContentRules;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.language.Language;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTexts;
import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The taxes of an invoice as its document shows them. */
final class DocumentTaxes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Draft content;
    private final Language language;

    DocumentTaxes(Draft content, Language language) {
        this.content = content;
        this.language = language;
    }

    /** How a line is taxed, by its position from 1. */
    TaxTreatment treatment(int position) {
        TaxBreakdown tax = content.taxOf(position);
        if (tax == null) {
            throw new IllegalArgumentException("lines[" + (position - 1) + "] has no tax");
        }
        return tax.treatment();
    }

    /** BT-119 and BT-152: zero for reverse charge, absent outside the scope (rule BR-O-05). */
    static @Nullable BigDecimal rate(TaxTreatment treatment) {
        return treatment.category() == TaxCategory.OUTSIDE_SCOPE ? null : treatment.ratePercent();
    }

    /**
     * BG-23: one for each category and rate, in the order in which they come first, whatever else
     * differs (rules BR-S-08 and alike).
     */
    List<Tax> all() {
        List<Tax> all = new ArrayList<>();
        for (TaxBreakdown each : content.taxes()) {
            add(all, tax(each));
        }
        return all;
    }

    private static void add(List<Tax> all, Tax tax) {
        for (int i = 0; i < all.size(); i++) {
            Tax other = all.get(i);
            if (new Line.Taxed(other.category(), other.ratePercent())
                    .isSame(tax.category(), tax.ratePercent())) {
                all.set(i, sum(other, tax));
                return;
            }
        }
        all.add(tax);
    }

    private static Tax sum(Tax one, Tax other) {
        List<Tax.Part> parts = new ArrayList<>(one.parts());
        other.parts().forEach(part -> add(parts, part));
        return new Tax(
                one.category(),
                one.ratePercent(),
                one.base().plus(other.base()),
                one.amount().plus(other.amount()),
                words(one.reason(), other.reason()),
                one.reasonCode() == null ? other.reasonCode() : one.reasonCode(),
                parts);
    }

    private static void add(List<Tax.Part> parts, Tax.Part part) {
        for (int i = 0; i < parts.size(); i++) {
            Tax.Part other = parts.get(i);
            if (other.isSame(part)) {
                Money amount = other.amount().plus(part.amount());
                parts.set(i, new Tax.Part(other.tax(), other.ratePercent(), amount));
                return;
            }
        }
        parts.add(part);
    }

    private static @Nullable String words(@Nullable String one, @Nullable String other) {
        if (one == null) {
            return other;
        }
        return other == null || one.contains(other) ? one : one + "; " + other;
    }

    /**
     * Rules BR-AE-10, BR-O-10 and alike want a reason or its code: where the treatment brings
     * neither, the category alone gives the code. What is taxed has neither (BR-S-10, BR-Z-10).
     */
    private Tax tax(TaxBreakdown tax) {
        TaxTreatment treatment = tax.treatment();
        boolean needsReason = treatment.category().needsReason();
        boolean isSilent = treatment.wording() == null && treatment.exemptionCode() == null;
        String code =
                isSilent ? "VATEX-EU-" + treatment.category().code() : treatment.exemptionCode();
        return new Tax(
                treatment.category(),
                rate(treatment),
                tax.base(),
                tax.tax(),
                needsReason ? wording(treatment) : null,
                needsReason ? code : null,
                parts(tax));
    }

    /** Each tax by its name; the one name where nothing is charged. */
    private List<Tax.Part> parts(TaxBreakdown tax) {
        TaxTreatment treatment = tax.treatment();
        List<TaxComponent> components = treatment.components();
        if (components.size() < 2) {
            String name = TaxTexts.name(treatment.tax(), treatment.country(), language);
            return List.of(new Tax.Part(name, rate(treatment), tax.tax()));
        }
        List<Tax.Part> parts = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            TaxComponent component = components.get(i);
            parts.add(
                    new Tax.Part(
                            name(component), component.effectivePercent(), tax.parts().get(i)));
        }
        return parts;
    }

    private String name(TaxComponent component) {
        return TaxTexts.name(component.tax(), component.place().substring(0, 2), language);
    }

    /**
     * What the tax rules say, in the document's language; before it in the law's own where that
     * wants it so.
     */
    private @Nullable String wording(TaxTreatment treatment) {
        String wording = treatment.wording();
        if (wording == null) {
            return null;
        }
        String read = TaxTexts.reason(wording, language);
        String law = ContentRules.languageBeside(treatment.country(), language.code());
        if (law == null || !Language.isKnown(law)) {
            return read;
        }
        String legal = TaxTexts.reason(wording, Language.of(law));
        return legal.equals(read) ? read : legal + " / " + read;
    }

    /** Words beside a tax that has no place for a reason of exemption (BR-S-10, BR-Z-10). */
    List<Note> notes() {
        return content.taxes().stream()
                .map(TaxBreakdown::treatment)
                .filter(treatment -> !treatment.category().needsReason())
                .map(this::wording)
                .filter(Objects::nonNull)
                .distinct()
                .map(Note::of)
                .toList();
    }

    /**
     * The seller's numbers (BT-31 or BT-32): none on a document wholly outside the scope of tax,
     * which must not show one (rules BR-O-02 and BR-O-03).
     */
    Party.TaxIds sellerTaxIds() {
        List<Party.Named> named =
                content.taxes().stream()
                        .flatMap(tax -> tax.treatment().components().stream())
                        .filter(component -> component.sellerTaxId() != null)
                        .map(it -> new Party.Named(name(it), String.valueOf(it.sellerTaxId())))
                        .distinct()
                        .toList();
        for (TaxBreakdown tax : content.taxes()) {
            TaxTreatment treatment = tax.treatment();
            boolean isOutside = treatment.category() == TaxCategory.OUTSIDE_SCOPE;
            if (!isOutside && treatment.sellerTaxId() != null) {
                return ids(treatment.sellerTaxId(), named);
            }
        }
        return ids(null, named);
    }

    /** A number stands where EN 16931 has a place for it. */
    static Party.TaxIds ids(@Nullable String taxId, List<Party.Named> named) {
        if (taxId == null) {
            return new Party.TaxIds(null, null, named);
        }
        return startsWithCountry(taxId)
                ? new Party.TaxIds(taxId, null, named)
                : new Party.TaxIds(null, taxId, named);
    }

    /**
     * Whether a number starts as rule BR-CO-09 wants VAT numbers to start: with a country, EL for
     * Greece or XI for Northern Ireland. Japan's and Australia's do not.
     */
    private static boolean startsWithCountry(String taxId) {
        String prefix = taxId.length() > 2 ? taxId.substring(0, 2) : "";
        return prefix.equals("EL") || prefix.equals("XI") || COUNTRIES.contains(prefix);
    }
}
