package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.money.UnitPrice;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The stored form of an {@link InvoiceLine}, part of drafts and invoices. What is absent was not
 * there: lines without adjustments are written as they always were.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredLine(
        String sku,
        String description,
        String periodFrom,
        String periodTo,
        String quantity,
        String unitPrice,
        @Nullable List<Adjustment> adjustments,
        String net,
        @Nullable String note,
        @Nullable String costCentre,
        @Nullable Origin origin) {
    /** The stored form of a {@link LineAdjustment}. */
    @Serdeable
    record Adjustment(String kind, String reason, String amount) {
        static Adjustment of(LineAdjustment adjustment) {
            return new Adjustment(
                    Words.of(adjustment.kind()),
                    adjustment.reason(),
                    StoredMoney.of(adjustment.amount()));
        }

        LineAdjustment toAdjustment(String currency) {
            return new LineAdjustment(
                    Words.to(LineAdjustment.Kind.class, kind),
                    reason,
                    StoredMoney.to(currency, amount));
        }
    }

    /** The stored form of a {@link LineOrigin}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Origin(
            String subscription,
            String item,
            String charge,
            @Nullable String price,
            String taxCategory,
            String revenue,
            @Nullable String bundle,
            @Nullable Boolean taxIncluded,
            @Nullable String endCustomer,
            StoredPartyProfile.@Nullable Id classification) {
        static @Nullable Origin of(@Nullable LineOrigin origin) {
            return origin == null
                    ? null
                    : new Origin(
                            origin.subscription().value(),
                            origin.item(),
                            origin.charge(),
                            origin.price(),
                            origin.taxCategory(),
                            Words.of(origin.revenue()),
                            origin.bundle(),
                            origin.isTaxIncluded() ? true : null,
                            origin.endCustomer(),
                            StoredPartyProfile.Id.of(origin.classification()));
        }

        LineOrigin toOrigin() {
            return new LineOrigin(
                    new SubscriptionId(subscription),
                    item,
                    charge,
                    price,
                    taxCategory,
                    Words.to(RevenueTreatment.class, revenue),
                    bundle,
                    taxIncluded != null && taxIncluded,
                    endCustomer,
                    classification == null ? null : classification.toIdentifier());
        }
    }

    static StoredLine of(InvoiceLine line) {
        List<Adjustment> adjustments = line.adjustments().stream().map(Adjustment::of).toList();
        return new StoredLine(
                line.sku(),
                line.description(),
                line.period().from().toString(),
                line.period().to().toString(),
                line.quantity().toPlainString(),
                line.unitPrice().amount().toPlainString(),
                adjustments.isEmpty() ? null : adjustments,
                StoredMoney.of(line.net()),
                line.note(),
                line.costCentre(),
                Origin.of(line.origin()));
    }

    InvoiceLine toLine(String currency) {
        List<Adjustment> stored = adjustments == null ? List.of() : adjustments;
        return new InvoiceLine(
                sku,
                description,
                new Period(LocalDate.parse(periodFrom), LocalDate.parse(periodTo)),
                new BigDecimal(quantity),
                new UnitPrice(CurrencyUnit.of(currency), new BigDecimal(unitPrice)),
                stored.stream().map(each -> each.toAdjustment(currency)).toList(),
                StoredMoney.to(currency, net),
                note,
                costCentre,
                origin == null ? null : origin.toOrigin());
    }
}
