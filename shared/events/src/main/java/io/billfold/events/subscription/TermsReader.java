package io.billfold.events.subscription;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.CostShare;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.Terms;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/** Reads terms of payment, whose fields stand among others. */
public final class TermsReader {
    private static final int PAYMENT_TERMS_DAYS = 14;
    private static final int PAYMENT_TERMS_DAYS_MAX = 365;
    private static final int COST_SHARES_MAX = 50;
    private static final int DECIMALS_MAX = 6;

    private TermsReader() {}

    private enum Kind {
        DIRECT,
        RESELLER,
        AGENT
    }

    /** The terms, to be made within the build of the object that they stand in. */
    public static Supplier<Terms> terms(FieldReader in) {
        Field<Integer> days =
                in.optional(
                        "paymentTermsDays",
                        Forms.integer(0, PAYMENT_TERMS_DAYS_MAX),
                        PAYMENT_TERMS_DAYS);
        Field<String> purchaseOrder = in.optional("purchaseOrder", Forms.text(), null);
        Field<Boolean> required = in.optional("purchaseOrderRequired", Forms.flag(), false);
        Field<Channel> channel = in.objectOrNull("channel", TermsReader::channel);
        Field<List<CostShare>> shares =
                in.listOrEmpty("costShares", COST_SHARES_MAX, TermsReader::costShare);
        Field<List<EarlyPayment>> early =
                in.listOrEmpty(
                        "earlyPayment", EarlyPayment.STEPS_MAX, it -> earlyPayment(it, days));
        return () ->
                new Terms(
                        days.get(),
                        purchaseOrder.orNull(),
                        required.get(),
                        orDirect(channel.orNull()),
                        shares.get(),
                        early.get());
    }

    private static Field<EarlyPayment> earlyPayment(FieldReader in, Field<Integer> terms) {
        Field<BigDecimal> percent = in.required("percent", Forms.decimal(DECIMALS_MAX));
        Field<Integer> days = in.required("days", Forms.integer(1, PAYMENT_TERMS_DAYS_MAX));
        return in.build(() -> new EarlyPayment(percent.get(), days.get()), it -> late(it, terms));
    }

    /** Nothing more is said where the days of payment are wrong themselves. */
    private static List<Problem> late(EarlyPayment step, Field<Integer> terms) {
        if (!terms.isRight() || step.days() < terms.get()) {
            return List.of();
        }
        return List.of(
                new Problem(
                        "days",
                        "must be below paymentTermsDays %s, was %s"
                                .formatted(terms.get(), step.days())));
    }

    private static Channel orDirect(@Nullable Channel channel) {
        return channel == null ? new Channel.Direct() : channel;
    }

    private static Field<Channel> channel(FieldReader in) {
        Field<Kind> kind = in.required("kind", Forms.word(Kind.class));
        Field<String> endCustomer = in.optional("endCustomer", Forms.filled(), null);
        Field<AccountId> partner = in.optional("partner", Forms.text(AccountId::new), null);
        Field<BigDecimal> percent = in.optional("percent", Forms.decimal(DECIMALS_MAX), null);
        return in.build(
                () ->
                        switch (kind.get()) {
                            case DIRECT -> new Channel.Direct();
                            case RESELLER ->
                                    new Channel.Reseller(
                                            needed("endCustomer", endCustomer.orNull()));
                            case AGENT ->
                                    new Channel.Agent(
                                            needed("partner", partner.orNull()),
                                            needed("percent", percent.orNull()));
                        });
    }

    private static <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static Field<CostShare> costShare(FieldReader in) {
        Field<String> centre = in.required("costCentre", Forms.filled());
        Field<BigDecimal> weight = in.required("weight", Forms.decimal(DECIMALS_MAX));
        return in.build(() -> new CostShare(centre.get(), weight.get()));
    }

    /** Terms that stand alone. */
    public static Field<Terms> read(FieldReader in) {
        Supplier<Terms> terms = terms(in);
        return in.build(terms);
    }

    /** Reads what {@link SubscriptionJson} wrote. */
    public static Terms read(JsonNode json) {
        return read(FieldReader.of(json)).get();
    }
}
