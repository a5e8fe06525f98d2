package io.billfold.callprovider;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.events.MinorUnits;
import io.billfold.events.StripeReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Charges through Stripe's PaymentIntents, with the payer away (docs.stripe.com/payments/
 * save-and-reuse, docs.stripe.com/api/payment_intents, retrieved 2026-11-22). The try's key is sent
 * as idempotency key and kept in the intent's metadata.
 *
 * <p>What became of a try is looked up in the list of intents, which shows them at once; Stripe's
 * search does not (docs.stripe.com/search: "don't use search for read-after-write flows"). A repeat
 * with the same key would not do: Stripe keeps an answer of 500, too, and forgets keys after 24
 * hours, when a repeat would be a second charge (docs.stripe.com/api/idempotent_requests).
 */
final class StripePayments implements PaymentProvider {
    /** Metadata that receive-webhook's reader takes for the invoice. */
    private static final String INVOICE = "invoice";

    private static final String ATTEMPT = "attempt";
    private static final String LATEST_CHARGE = "latest_charge";
    private static final long PAGE_SIZE = 100;

    /** The wallets that Stripe takes as a type of their own. */
    private static final Set<String> WALLETS = Set.of("link", "paypal", "amazon_pay");

    /**
     * A payer has a few intents within a day; without a payer all of the seller's are looked at.
     */
    static final int PAGES_MAX = 10;

    /** Clocks differ, and an intent is made after its try was written down. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final Duration AFTER = Duration.ofHours(25);

    private final StripeAccess access;
    private final StripeAnswers answers;
    private final StripeRefunds refunds;
    private final InstantSource clock;

    StripePayments(StripeAccess access, InstantSource clock) {
        this.access = access;
        this.answers = new StripeAnswers(clock);
        this.refunds = new StripeRefunds(access);
        this.clock = clock;
    }

    @Override
    public String name() {
        return StripeReader.PROVIDER;
    }

    @Override
    public ChargeReply charge(Attempt attempt) {
        RequestOptions options =
                RequestOptions.builder().setIdempotencyKey(attempt.idempotencyKey()).build();
        return answered(
                attempt,
                client ->
                        answers.of(
                                attempt,
                                client.v1().paymentIntents().create(params(attempt), options)));
    }

    /** A call that may fail as Stripe's library says. */
    @FunctionalInterface
    private interface Call {
        ChargeReply of(StripeClient client) throws StripeException;
    }

    private ChargeReply answered(Attempt attempt, Call call) {
        try {
            return call.of(access.client());
        } catch (StripeException e) {
            if (StripeAnswers.isKeyRefused(e)) {
                access.forgetKey();
            }
            return answers.of(attempt, e);
        }
    }

    private static PaymentIntentCreateParams params(Attempt attempt) {
        return charged(attempt.method())
                .setAmount(MinorUnits.STRIPE.units(attempt.amount()))
                .setCurrency(attempt.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                .setOffSession(true)
                .setConfirm(true)
                .setDescription("Invoice " + attempt.invoice())
                .putMetadata(INVOICE, attempt.invoice().toString())
                .putMetadata(ATTEMPT, attempt.idempotencyKey())
                .addExpand(LATEST_CHARGE)
                .build();
    }

    private static PaymentIntentCreateParams.Builder charged(PaymentMethod method) {
        return PaymentIntentCreateParams.builder()
                .setCustomer(method.payer())
                .setPaymentMethod(method.token())
                .addPaymentMethodType(type(method));
    }

    /** Stripe's word for the kind; wallets of cards are cards to Stripe, others have their own. */
    private static String type(PaymentMethod method) {
        return switch (method.kind()) {
            case CARD -> "card";
            case SEPA_DEBIT -> "sepa_debit";
            case WALLET -> walletType(method.network());
            case BANK_TRANSFER ->
                    throw new IllegalArgumentException("a bank transfer is not charged");
        };
    }

    private static String walletType(@Nullable String network) {
        return network != null && WALLETS.contains(network) ? network : "card";
    }

    @Override
    public ChargeReply lookUp(Attempt attempt, boolean isOwed) {
        return answered(
                attempt,
                client ->
                        attempt.outcome() instanceof Outcome.Pending(String intent, _)
                                ? answers.of(attempt, retrieved(client, intent))
                                : found(client, attempt));
    }

    private static PaymentIntent retrieved(StripeClient client, String intent)
            throws StripeException {
        return client.v1()
                .paymentIntents()
                .retrieve(
                        intent,
                        PaymentIntentRetrieveParams.builder().addExpand(LATEST_CHARGE).build());
    }

    private ChargeReply found(StripeClient client, Attempt attempt) throws StripeException {
        String after = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            StripeCollection<PaymentIntent> intents =
                    client.v1().paymentIntents().list(list(attempt, after));
            Optional<PaymentIntent> own =
                    intents.getData().stream().filter(it -> isOf(attempt, it)).findFirst();
            if (own.isPresent() || isLast(intents)) {
                return own.map(it -> answers.of(attempt, it)).orElseGet(() -> none(attempt));
            }
            after = intents.getData().getLast().getId();
        }
        return new ChargeReply.Lost("it is not among " + PAGES_MAX * PAGE_SIZE + " intents");
    }

    private static boolean isLast(StripeCollection<PaymentIntent> intents) {
        return !Boolean.TRUE.equals(intents.getHasMore()) || intents.getData().isEmpty();
    }

    private static PaymentIntentListParams list(Attempt attempt, @Nullable String after) {
        Instant started = attempt.startedAt();
        PaymentIntentListParams.Builder list =
                PaymentIntentListParams.builder()
                        .setLimit(PAGE_SIZE)
                        .setStartingAfter(after)
                        .setCreated(
                                PaymentIntentListParams.Created.builder()
                                        .setGte(started.minus(BEFORE).getEpochSecond())
                                        .setLte(started.plus(AFTER).getEpochSecond())
                                        .build())
                        .addExpand("data." + LATEST_CHARGE);
        return list.setCustomer(attempt.method().payer()).build();
    }

    private static boolean isOf(Attempt attempt, PaymentIntent intent) {
        return intent.getMetadata() != null
                && Objects.equals(intent.getMetadata().get(ATTEMPT), attempt.idempotencyKey());
    }

    /** While it may still be on its way, that it is not there says nothing. */
    private ChargeReply none(Attempt attempt) {
        return clock.instant().isBefore(attempt.startedAt().plus(MakeCharge.SETTLED_AFTER))
                ? new ChargeReply.Lost("Stripe has not heard of it yet")
                : new ChargeReply.NotMade();
    }

    @Override
    public RefundReply refund(RefundPart part, boolean isRepeat) {
        return refunds.refund(part, isRepeat);
    }
}
