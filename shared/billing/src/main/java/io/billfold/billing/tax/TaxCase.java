package io.billfold.billing.tax;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One question to the tax rules and the answers given so far. */
final class TaxCase {
    private final Seller seller;
    private final Account account;
    private final LocalDate taxPoint;
    private final List<String> because = new ArrayList<>();

    TaxCase(Seller seller, Account account, LocalDate taxPoint) {
        this.seller = seller;
        this.account = account;
        this.taxPoint = taxPoint;
    }

    Seller seller() {
        return seller;
    }

    Account account() {
        return account;
    }

    LocalDate taxPoint() {
        return taxPoint;
    }

    /** The seller's country. */
    String from() {
        return seller.address().country();
    }

    /** The customer's country. */
    String to() {
        return account.address().country();
    }

    boolean isDomestic() {
        return from().equals(to());
    }

    /** The customer's tax number as it is compared, or null where there is none. */
    @Nullable String taxId() {
        String given = account.taxId();
        return given == null || given.isBlank() ? null : EuropeanUnion.plain(given);
    }

    /** The number under which the seller is in the One Stop Shop. */
    String oneStopShopId() {
        return seller.registrations().stream()
                .filter(registration -> registration.scheme() == TaxRegistration.Scheme.OSS)
                .map(TaxRegistration::taxId)
                .findFirst()
                .orElseThrow();
    }

    /** Notes an answer. */
    void because(String answer) {
        because.add(answer);
    }

    TaxDecision refused(String field, String reason) {
        return new TaxDecision.Refused(List.of(new Problem(field, reason)));
    }

    TaxDecision standard(TaxRate rate, String sellerTaxId, RoundingPolicy rounding) {
        because(
                "standard rate of "
                        + rate.country()
                        + " on "
                        + taxPoint
                        + " is "
                        + rate.percent().toPlainString()
                        + " percent, since "
                        + rate.from()
                        + " (source "
                        + rate.source()
                        + ", confidence "
                        + rate.confidence()
                        + ")");
        return decided(
                TaxCategory.STANDARD,
                rate.tax(),
                rate.country(),
                rate.percent(),
                null,
                null,
                sellerTaxId,
                rounding);
    }

    TaxDecision reverseCharge(String sellerTaxId) {
        because("the invoice says \"Reverse charge\" (art. 226(11a))");
        return decided(
                TaxCategory.REVERSE_CHARGE,
                "VAT",
                to(),
                BigDecimal.ZERO,
                "VATEX-EU-AE",
                "Reverse charge",
                sellerTaxId,
                RoundingPolicy.EN_16931);
    }

    /** No number of the seller may stand on an invoice out of scope (EN 16931 rule BR-O-02). */
    TaxDecision outsideScope(String tax, String wording) {
        return decided(
                TaxCategory.OUTSIDE_SCOPE,
                tax,
                to(),
                BigDecimal.ZERO,
                null,
                wording,
                null,
                RoundingPolicy.EN_16931);
    }

    private TaxDecision decided(
            TaxCategory category,
            String tax,
            String country,
            BigDecimal percent,
            @Nullable String exemptionCode,
            @Nullable String wording,
            @Nullable String sellerTaxId,
            RoundingPolicy rounding) {
        return new TaxDecision.Decided(
                new TaxTreatment(
                        category,
                        tax,
                        country,
                        percent,
                        exemptionCode,
                        wording,
                        sellerTaxId,
                        rounding,
                        because));
    }
}
