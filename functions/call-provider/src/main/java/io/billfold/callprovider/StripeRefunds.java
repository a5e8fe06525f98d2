package io.billfold.callprovider;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;

import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.events.MinorUnits;

import java.util.Objects;
import java.util.Optional;

/**
 * Gives charges back through Stripe (docs.stripe.com/api/refunds, docs.stripe.com/refunds,
 * retrieved 2026-11-22). One that was asked for before is first looked for among those of its
 * charge: Stripe forgets keys after 24 hours, and a message may be older.
 */
final class StripeRefunds {
    private static final String KEY = "refund";
    private static final long REFUNDS_MAX = 100;

    private final StripeAccess access;

    StripeRefunds(StripeAccess access) {
        this.access = access;
    }

    RefundReply refund(RefundPart part, boolean isRepeat) {
        try {
            StripeClient client = access.client();
            Optional<Refund> known = isRepeat ? find(client, part) : Optional.empty();
            return known.isPresent() ? of(known.get()) : of(create(client, part));
        } catch (StripeException e) {
            if (StripeAnswers.isKeyRefused(e)) {
                access.forgetKey();
            }
            return failed(e);
        }
    }

    private static String charge(RefundPart part) {
        Source source = Objects.requireNonNull(part.source());
        return source.charge();
    }

    private static Optional<Refund> find(StripeClient client, RefundPart part)
            throws StripeException {
        RefundListParams params =
                RefundListParams.builder().setCharge(charge(part)).setLimit(REFUNDS_MAX).build();
        return client.v1().refunds().list(params).getData().stream()
                .filter(it -> it.getMetadata() != null)
                .filter(it -> Objects.equals(it.getMetadata().get(KEY), part.key()))
                .findFirst();
    }

    private static Refund create(StripeClient client, RefundPart part) throws StripeException {
        return client.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setCharge(charge(part))
                                .setAmount(MinorUnits.STRIPE.units(part.amount()))
                                .putMetadata(KEY, part.key())
                                .build(),
                        RequestOptions.builder().setIdempotencyKey(part.key()).build());
    }

    private static RefundReply of(Refund refund) {
        String status = refund.getStatus() == null ? "" : refund.getStatus();
        return switch (status) {
            case "succeeded" -> new RefundReply.Done(refund.getId());
            case "pending", "requires_action" -> new RefundReply.Sent(refund.getId());
            case "failed", "canceled" ->
                    new RefundReply.Failed(status + ": " + refund.getFailureReason());
            default -> new RefundReply.Again("refund " + refund.getId() + " is '" + status + "'");
        };
    }

    /** What Stripe says is wrong with the request stays wrong; all else may pass. */
    private static RefundReply failed(StripeException failure) {
        Integer status = failure.getStatusCode();
        boolean isRefused =
                failure instanceof InvalidRequestException
                        && failure.getStripeError() != null
                        && status != null
                        && (status == 400 || status == 404);
        String text = "Stripe: status " + status + ", " + failure.getCode();
        return isRefused ? new RefundReply.Failed(text) : new RefundReply.Again(text);
    }
}
