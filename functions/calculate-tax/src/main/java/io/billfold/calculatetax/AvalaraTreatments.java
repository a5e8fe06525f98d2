package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxAnswer.Question;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxDecision;
import io.billfold.billing.tax.TaxQuestion;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.calculatetax.AvalaraTransaction.Detail;
import io.billfold.calculatetax.AvalaraTransaction.Line;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes treatments of AvaTax's details: a component for each tax of each jurisdiction that charges
 * something. Where nothing is charged, sales tax is explained by what AvaTax says of the line; any
 * other tax needs an exemption code or a wording that AvaTax does not give, so the bundled rules
 * must come to nothing as well, and theirs are printed.
 */
final class AvalaraTreatments {
    static final String SOURCE = "Avalara AvaTax, transactions/create";

    private static final String UNITED_STATES = "US";
    private static final String SALES_TAX = "sales tax";

    /** Countries whose parts levy taxes of their own. */
    private static final Set<String> BY_REGION = Set.of(UNITED_STATES, "CA");

    private final TaxRules rules;

    AvalaraTreatments(TaxRules rules) {
        this.rules = rules;
    }

    /** Treatments, or why there are none. */
    sealed interface Reading {
        /** One for each line, in their order. */
        record Treated(List<TaxTreatment> lines) implements Reading {
            public Treated {
                lines = List.copyOf(lines);
            }
        }

        /** Refused or unavailable. */
        record Not(Quote why) implements Reading {}
    }

    /** A line as it was sent and as it came back. */
    private record Asked(Draft draft, InvoiceLine sent, Line line, String transaction) {
        Seller seller() {
            return draft.seller();
        }

        BigDecimal net() {
            return Objects.requireNonNull(AvalaraSums.net(sent, line), "checked before");
        }

        List<Detail> charged() {
            return line.details().stream().filter(Detail::isCharged).toList();
        }
    }

    /** The treatments of all lines, whose sums were checked before. */
    Reading of(Draft draft, SellerSales sales, AvalaraTransaction answer) {
        List<TaxTreatment> lines = new ArrayList<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            Asked asked =
                    new Asked(draft, draft.lines().get(i), answer.lines().get(i), answer.code());
            switch (ofLine(asked, sales)) {
                case Reading.Treated(List<TaxTreatment> one) -> lines.addAll(one);
                case Reading.Not not -> {
                    return not;
                }
            }
        }
        long outside = lines.stream().filter(AvalaraTreatments::isOutside).count();
        return outside > 0 && outside < lines.size()
                ? unavailable(
                        "some lines are outside the scope of tax and some are not: an invoice can't"
                                + " hold both (EN 16931 rule BR-O-11)")
                : new Reading.Treated(lines);
    }

    private static boolean isOutside(TaxTreatment treatment) {
        return treatment.category() == TaxCategory.OUTSIDE_SCOPE;
    }

    private Reading ofLine(Asked asked, SellerSales sales) {
        if (!asked.charged().isEmpty()) {
            return charged(asked);
        }
        return asked.draft().account().address().country().equals(UNITED_STATES)
                ? treated(untaxed(asked))
                : agreed(asked, sales);
    }

    private static Reading charged(Asked asked) {
        String place = place(asked.draft().account().address());
        TaxRegistration registration = registration(asked.seller(), place);
        if (registration == null && !BY_REGION.contains(country(place))) {
            return new Reading.Not(
                    new Quote.Refused(
                            List.of(
                                    new Problem(
                                            "seller.registrations",
                                            "AvaTax charges tax in "
                                                    + place
                                                    + ", where seller '"
                                                    + asked.seller().id()
                                                    + "' has no registration"))));
        }
        try {
            return treated(charged(asked, place, registration));
        } catch (IllegalArgumentException e) {
            return unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static TaxTreatment charged(
            Asked asked, String place, @Nullable TaxRegistration registration) {
        List<TaxComponent> components = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Detail detail : asked.charged()) {
            String name = name(detail);
            names.add(name);
            components.add(
                    new TaxComponent(name, place, detail.percent(), portion(asked, detail), null));
        }
        boolean isSalesTax = country(place).equals(UNITED_STATES);
        return new TaxTreatment(
                TaxCategory.STANDARD,
                isSalesTax ? SALES_TAX : String.join(" + ", names),
                place,
                components,
                null,
                null,
                registration == null ? null : registration.taxId(),
                registration == null ? null : registration.scheme(),
                isSalesTax ? RoundingPolicy.US_SALES_TAX : RoundingPolicy.EN_16931,
                because(asked));
    }

    /** Local taxes have one name for all cities of a state. */
    private static String name(Detail detail) {
        return switch (detail.type()) {
            case "Country", "State" -> detail.taxName();
            default -> detail.taxName() + " (" + detail.jurisdiction() + ")";
        };
    }

    private static TaxablePortion portion(Asked asked, Detail detail) {
        return detail.taxable().signum() == 0
                ? TaxablePortion.ALL
                : Portions.of(
                        detail.taxable(), asked.net(), asked.draft().currency().getDecimalPlaces());
    }

    /** Sales tax that is not charged: as the bundled rules say it. */
    private static TaxTreatment untaxed(Asked asked) {
        Address address = asked.draft().account().address();
        String place = place(address);
        List<Detail> details = asked.line().details();
        String name = details.isEmpty() ? place : details.getFirst().jurisdiction();
        if (details.stream().anyMatch(it -> it.exempt().signum() != 0)) {
            return untaxed(asked, TaxCategory.EXEMPT, "Exempt from sales tax in " + name);
        }
        if (details.isEmpty() || details.stream().anyMatch(AvalaraTreatments::hasNoNexus)) {
            return untaxed(asked, TaxCategory.OUTSIDE_SCOPE, "No sales tax collected in " + name);
        }
        boolean isLevied = details.stream().anyMatch(it -> it.taxable().signum() == 0);
        return isLevied
                ? untaxed(asked, TaxCategory.EXEMPT, "Not taxable in " + name)
                : untaxed(asked, TaxCategory.OUTSIDE_SCOPE, "No sales tax in " + name);
    }

    private static boolean hasNoNexus(Detail detail) {
        return "NexusRule".equals(detail.nonTaxableType());
    }

    private static TaxTreatment untaxed(Asked asked, TaxCategory category, String wording) {
        String place = place(asked.draft().account().address());
        // no number of the seller may stand beside what is outside the scope (rule BR-O-02)
        TaxRegistration registration =
                category == TaxCategory.OUTSIDE_SCOPE ? null : registration(asked.seller(), place);
        List<TaxAnswer> because = because(asked);
        because.add(answer(Question.WORDING, "the invoice says \"" + wording + "\""));
        return new TaxTreatment(
                category,
                SALES_TAX,
                place,
                List.of(),
                null,
                wording,
                registration == null ? null : registration.taxId(),
                registration == null ? null : registration.scheme(),
                RoundingPolicy.EN_16931,
                because);
    }

    private Reading agreed(Asked asked, SellerSales sales) {
        TaxQuestion question =
                new TaxQuestion(
                        Supplier.of(asked.seller()),
                        Customer.of(asked.draft().account()),
                        product(asked.sent()),
                        asked.sent().period().from(),
                        sales);
        String place = place(asked.draft().account().address());
        return switch (rules.decide(question)) {
            case TaxDecision.Decided(TaxTreatment same) when same.components().isEmpty() ->
                    treated(Treatments.because(same, because(asked)));
            case TaxDecision.Decided(TaxTreatment other) ->
                    unavailable(
                            "charges nothing in "
                                    + place
                                    + ", where the bundled rules charge "
                                    + other.ratePercent().toPlainString()
                                    + " %");
            case TaxDecision.Refused(List<Problem> problems) ->
                    unavailable(
                            "charges nothing in "
                                    + place
                                    + " and doesn't say what the invoice must say; the bundled"
                                    + " rules don't know either: "
                                    + problems);
        };
    }

    static String product(InvoiceLine line) {
        return line.origin() == null ? Product.STANDARD : line.origin().taxCategory();
    }

    /** Lines that are treated alike share the answers: no amount of a single line is in them. */
    private static List<TaxAnswer> because(Asked asked) {
        List<TaxAnswer> answers = new ArrayList<>();
        answers.add(
                answer(
                        Question.PLACE,
                        "customer is in "
                                + place(asked.draft().account().address())
                                + " by its billing address, which AvaTax was given"));
        answers.add(
                answer(
                        Question.ACCOUNTABLE,
                        "Avalara AvaTax was asked, transaction " + asked.transaction()));
        for (Detail detail : asked.line().details()) {
            answers.add(answer(Question.RATE, text(asked, detail)));
        }
        return answers;
    }

    private static String text(Asked asked, Detail detail) {
        String text = detail.jurisdiction() + " (" + detail.type() + "): " + detail.taxName();
        if (!detail.isCharged()) {
            String type = detail.nonTaxableType();
            return text + " is not charged" + (type == null ? "" : ", " + type);
        }
        TaxablePortion portion = portion(asked, detail);
        String of = portion.isAll() ? "" : " of " + portion;
        return text + " " + detail.percent().toPlainString() + " %" + of;
    }

    private static TaxAnswer answer(Question question, String text) {
        return new TaxAnswer(question, text, SOURCE, Confidence.MEDIUM);
    }

    private static @Nullable TaxRegistration registration(Seller seller, String place) {
        Supplier supplier = Supplier.of(seller);
        TaxRegistration own = supplier.registrationIn(place);
        if (own == null) {
            own = supplier.registrationIn(country(place));
        }
        if (own == null && !BY_REGION.contains(country(place))) {
            own = supplier.registration(Scheme.OSS);
        }
        return own;
    }

    /** For example {@code US-TX} or {@code DE}. */
    static String place(Address address) {
        String region = address.region();
        return region != null && BY_REGION.contains(address.country())
                ? address.country() + "-" + region
                : address.country();
    }

    private static String country(String place) {
        return place.substring(0, 2);
    }

    private static Reading treated(TaxTreatment treatment) {
        return new Reading.Treated(List.of(treatment));
    }

    private static Reading unavailable(String reason) {
        return new Reading.Not(new Quote.Unavailable("AvaTax: " + reason));
    }
}
