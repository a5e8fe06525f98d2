package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a {@link TaxBreakdown}, part of drafts and invoices. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTax(
        String category,
        String name,
        String place,
        List<Component> components,
        @Nullable String exemptionCode,
        @Nullable String wording,
        @Nullable String sellerTaxId,
        @Nullable String scheme,
        String rounding,
        List<Answer> because,
        String base,
        String tax,
        List<Integer> lines) {
    /** The stored form of a {@link TaxComponent} and its amount. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Component(
            String name,
            String place,
            String ratePercent,
            @Nullable String portion,
            @Nullable String sellerTaxId,
            String tax) {
        static Component of(TaxComponent component, Money tax) {
            return new Component(
                    component.tax(),
                    component.place(),
                    component.ratePercent().toPlainString(),
                    component.portion().isAll() ? null : component.portion().toString(),
                    component.sellerTaxId(),
                    StoredMoney.of(tax));
        }

        TaxComponent toComponent() {
            return new TaxComponent(
                    name,
                    place,
                    new BigDecimal(ratePercent),
                    portion == null ? TaxablePortion.ALL : TaxablePortion.parse(portion),
                    sellerTaxId);
        }
    }

    /** The stored form of a {@link TaxAnswer}; an empty source is left out. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String question, String answer, @Nullable String source, String confidence) {
        static Answer of(TaxAnswer answer) {
            return new Answer(
                    Words.of(answer.question()),
                    answer.text(),
                    answer.source().isEmpty() ? null : answer.source(),
                    Words.of(answer.confidence()));
        }

        TaxAnswer toAnswer() {
            return new TaxAnswer(
                    Words.to(TaxAnswer.Question.class, question),
                    answer,
                    source == null ? "" : source,
                    Words.to(Confidence.class, confidence));
        }
    }

    static StoredTax of(TaxBreakdown breakdown) {
        TaxTreatment treatment = breakdown.treatment();
        TaxRegistration.Scheme scheme = treatment.scheme();
        return new StoredTax(
                Words.of(treatment.category()),
                treatment.tax(),
                treatment.place(),
                components(breakdown),
                treatment.exemptionCode(),
                treatment.wording(),
                treatment.sellerTaxId(),
                scheme == null ? null : Words.of(scheme),
                Words.of(treatment.rounding()),
                treatment.because().stream().map(Answer::of).toList(),
                StoredMoney.of(breakdown.base()),
                StoredMoney.of(breakdown.tax()),
                breakdown.lines());
    }

    private static List<Component> components(TaxBreakdown breakdown) {
        List<TaxComponent> components = breakdown.treatment().components();
        List<Component> stored = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            stored.add(Component.of(components.get(i), breakdown.parts().get(i)));
        }
        return stored;
    }

    TaxBreakdown toBreakdown(String currency) {
        return new TaxBreakdown(
                toTreatment(),
                StoredMoney.to(currency, base),
                StoredMoney.to(currency, tax),
                components.stream().map(each -> StoredMoney.to(currency, each.tax())).toList(),
                lines);
    }

    private TaxTreatment toTreatment() {
        return new TaxTreatment(
                Words.to(TaxCategory.class, category),
                name,
                place,
                components.stream().map(Component::toComponent).toList(),
                exemptionCode,
                wording,
                sellerTaxId,
                scheme == null ? null : Words.to(TaxRegistration.Scheme.class, scheme),
                Words.to(RoundingPolicy.class, rounding),
                because.stream().map(Answer::toAnswer).toList());
    }
}
