package io.billfold.billing.tax;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.tax.TaxAnswer.Question;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One question to the tax rules and the answers given so far. */
final class TaxCase {
    private final TaxQuestion asked;
    private final ProductCategory product;
    private final TaxPlace from;
    private final TaxPlace to;
    private final List<TaxAnswer> because = new ArrayList<>();

    TaxCase(TaxQuestion asked, ProductCategory product, TaxPlace from, TaxPlace to) {
        this.asked = asked;
        this.product = product;
        this.from = from;
        this.to = to;
    }

    Supplier seller() {
        return asked.supplier();
    }

    /** The region that the customer's address names, or null. */
    @Nullable String givenRegion() {
        return asked.customer().location().region();
    }

    TaxProfile profile() {
        return asked.customer().profile();
    }

    LocalDate taxPoint() {
        return asked.taxPoint();
    }

    SellerSales sales() {
        return asked.sales();
    }

    ProductCategory product() {
        return product;
    }

    boolean isGoods() {
        return product.kind() == ProductCategory.Kind.GOODS;
    }

    /** The seller's place. */
    TaxPlace from() {
        return from;
    }

    /** The customer's place. */
    TaxPlace to() {
        return to;
    }

    /** The kind of product as {@code regimes.csv} has it. */
    String kind() {
        return product.kind() == ProductCategory.Kind.INTANGIBLE
                ? "service"
                : product.kind().name().toLowerCase(Locale.ROOT);
    }

    boolean isDomestic() {
        return from.territory().equals(to.territory());
    }

    boolean isConsumer() {
        return asked.customer().kind() == PartyKind.CONSUMER;
    }

    /** {@code business} or {@code consumer}, as the files say it. */
    String customer() {
        return isConsumer() ? "consumer" : "business";
    }

    /** The customer's tax number as it is compared, or null where there is none. */
    @Nullable String taxId() {
        return asked.customer().number();
    }

    /** Notes an answer of the law. */
    void answer(Question question, String text, String source, Confidence confidence) {
        because.add(new TaxAnswer(question, text, source, confidence));
    }

    /** Notes an answer of the law that is sure. */
    void answer(Question question, String text, String source) {
        answer(question, text, source, Confidence.HIGH);
    }

    TaxDecision refused(String field, String reason) {
        return TaxDecision.refused(field, reason);
    }

    /** The seller would have to be registered, and is not. */
    TaxDecision unregistered(TaxPlace place, String why) {
        return refused(
                "seller.registrations",
                "seller '"
                        + seller().id()
                        + "' has no registration in "
                        + place.told()
                        + ": "
                        + why);
    }

    /**
     * What is charged.
     *
     * @param category S, Z, L or M
     * @param place where it is due
     * @param components the taxes; none for Z
     */
    TaxDecision charged(
            TaxCategory category,
            String tax,
            TaxPlace place,
            List<TaxComponent> components,
            TaxRegistration registration,
            RoundingPolicy rounding) {
        return new TaxDecision.Decided(
                new TaxTreatment(
                        category,
                        tax,
                        place.code(),
                        components,
                        null,
                        null,
                        registration.taxId(),
                        registration.scheme(),
                        rounding,
                        because));
    }

    /**
     * Nothing is charged, for a reason.
     *
     * @param registration under which it is reported, or null where no number of the seller may
     *     stand on the invoice (rule BR-O-02)
     */
    TaxDecision notCharged(Reason reason, String place, @Nullable TaxRegistration registration) {
        if (!reason.wording().isEmpty()) {
            answer(
                    Question.WORDING,
                    "the invoice says \"" + reason.wording() + "\"",
                    reason.source(),
                    reason.confidence());
        }
        return new TaxDecision.Decided(
                new TaxTreatment(
                        reason.category(),
                        reason.tax(),
                        place,
                        List.of(),
                        reason.code(),
                        reason.wording().isEmpty() ? null : reason.wording(),
                        registration == null ? null : registration.taxId(),
                        registration == null ? null : registration.scheme(),
                        RoundingPolicy.EN_16931,
                        because));
    }

    /**
     * Why nothing is charged.
     *
     * @param tax what is not charged, for example {@code VAT}
     * @param code VATEX code, or null
     * @param wording what the invoice says; may be empty where it need not say anything
     */
    record Reason(
            TaxCategory category,
            String tax,
            @Nullable String code,
            String wording,
            String source,
            Confidence confidence) {
        static Reason of(TaxCategory category, String tax, @Nullable String code, String wording) {
            return new Reason(category, tax, code, wording, "", Confidence.HIGH);
        }
    }
}
