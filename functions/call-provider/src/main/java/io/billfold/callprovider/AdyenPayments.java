package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.RequestOptions;
import com.adyen.model.checkout.Amount;
import com.adyen.model.checkout.CardDetails;
import com.adyen.model.checkout.CheckoutPaymentMethod;
import com.adyen.model.checkout.PaymentRefundRequest;
import com.adyen.model.checkout.PaymentRefundResponse;
import com.adyen.model.checkout.PaymentRequest;
import com.adyen.model.checkout.PaymentRequest.RecurringProcessingModelEnum;
import com.adyen.model.checkout.PaymentRequest.ShopperInteractionEnum;
import com.adyen.model.checkout.SepaDirectDebitDetails;
import com.adyen.service.checkout.ModificationsApi;
import com.adyen.service.checkout.PaymentsApi;
import com.adyen.service.exception.ApiException;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.events.AdyenReader;
import io.billfold.events.MinorUnits;
import io.billfold.store.Sha256;

import org.joda.money.Money;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * Charges stored payment methods through Adyen's Checkout API, {@code POST /payments}
 * (docs.adyen.com/online-payments/tokenization, docs.adyen.com/api-explorer/Checkout/71/post/
 * payments, retrieved 2026-11-22).
 *
 * <p>Checkout has no lookup by reference. What became of a try is learned by the same request with
 * the same key, which Adyen answers as the first time for seven days at least
 * (docs.adyen.com/development-resources/api-idempotency; the seven days as remembered, confidence
 * medium), or from the webhook. If the first request never came, the repeat is the first: so it is
 * made only while the money is owed.
 */
final class AdyenPayments implements PaymentProvider {
    /** A day less than Adyen keeps keys. */
    static final Duration KEY_KEPT_FOR = Duration.ofDays(6);

    /** Adyen takes keys of up to 64 characters. */
    private static final int KEY_LENGTH_MAX = 64;

    /** Needed in every request; nobody is sent there, as the payer is away. */
    private static final String NOWHERE = "https://example.com/";

    private final AdyenAccess access;
    private final AdyenAnswers answers;
    private final InstantSource clock;

    /**
     * @param isCapturedByItself whether an authorisation brings the money; else its capture does,
     *     which the webhook tells of
     */
    AdyenPayments(AdyenAccess access, boolean isCapturedByItself, InstantSource clock) {
        this.access = access;
        this.answers = new AdyenAnswers(isCapturedByItself, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return AdyenReader.PROVIDER;
    }

    @Override
    public ChargeReply charge(Attempt attempt) {
        RequestOptions options = new RequestOptions();
        options.setIdempotencyKey(key(attempt.idempotencyKey()));
        try {
            PaymentsApi api = new PaymentsApi(access.client(), access.url());
            return answers.of(attempt, api.payments(request(attempt), options));
        } catch (ApiException e) {
            return answers.of(attempt, noted(e));
        } catch (IOException | RuntimeException lost) {
            return new ChargeReply.Lost("Adyen did not answer in full");
        }
    }

    /** A key that Adyen did not take is read anew. */
    private ApiException noted(ApiException failure) {
        if (AdyenAnswers.isKeyRefused(failure)) {
            access.forgetKey();
        }
        return failure;
    }

    static String key(String text) {
        return text.length() <= KEY_LENGTH_MAX ? text : Sha256.hex(text.getBytes(UTF_8));
    }

    private PaymentRequest request(Attempt attempt) {
        return new PaymentRequest()
                .merchantAccount(access.merchantAccount())
                .reference(attempt.invoice().toString())
                .amount(amount(attempt.amount()))
                .paymentMethod(stored(attempt.method()))
                .shopperReference(attempt.method().payer())
                .shopperInteraction(ShopperInteractionEnum.CONTAUTH)
                .recurringProcessingModel(RecurringProcessingModelEnum.UNSCHEDULEDCARDONFILE)
                .metadata(Map.of("attempt", attempt.idempotencyKey()))
                .returnUrl(NOWHERE);
    }

    private static CardDetails card(PaymentMethod method) {
        return new CardDetails()
                .type(CardDetails.TypeEnum.SCHEME)
                .storedPaymentMethodId(method.token());
    }

    private static SepaDirectDebitDetails debit(PaymentMethod method) {
        return new SepaDirectDebitDetails()
                .type(SepaDirectDebitDetails.TypeEnum.SEPADIRECTDEBIT)
                .storedPaymentMethodId(method.token());
    }

    /** Tokens of Apple Pay and Google Pay are those of their cards. */
    private static CheckoutPaymentMethod stored(PaymentMethod method) {
        return switch (method.kind()) {
            case CARD, WALLET -> new CheckoutPaymentMethod(card(method));
            case SEPA_DEBIT -> new CheckoutPaymentMethod(debit(method));
            case BANK_TRANSFER ->
                    throw new IllegalArgumentException("a bank transfer is not charged");
        };
    }

    @Override
    public ChargeReply lookUp(Attempt attempt, boolean isOwed) {
        if (attempt.outcome() instanceof Outcome.Pending) {
            return new ChargeReply.Lost("Adyen tells by a webhook what became of it");
        }
        if (!isOwed) {
            return new ChargeReply.Lost("nothing is owed any more, so it is not sent again");
        }
        return clock.instant().isAfter(attempt.startedAt().plus(KEY_KEPT_FOR))
                ? new ChargeReply.Lost("Adyen may have forgotten its key")
                : charge(attempt);
    }

    /**
     * Adyen answers that it took the request, and tells by the webhook REFUND what came of it
     * (docs.adyen.com/online-payments/refund, retrieved 2026-11-22). A repeat has the same key, and
     * more than was captured is never given back.
     */
    @Override
    public RefundReply refund(RefundPart part, boolean isRepeat) {
        Source source = Objects.requireNonNull(part.source());
        RequestOptions options = new RequestOptions();
        options.setIdempotencyKey(key(part.key()));
        PaymentRefundRequest request =
                new PaymentRefundRequest()
                        .merchantAccount(access.merchantAccount())
                        .reference(part.key())
                        .amount(amount(part.amount()));
        try {
            PaymentRefundResponse answer =
                    new ModificationsApi(access.client(), access.url())
                            .refundCapturedPayment(source.charge(), request, options);
            return answer.getPspReference() == null
                    ? new RefundReply.Again("Adyen's answer has no reference")
                    : new RefundReply.Sent(answer.getPspReference());
        } catch (ApiException e) {
            if (AdyenAnswers.isKeyRefused(e)) {
                access.forgetKey();
            }
            return AdyenAnswers.ofRefund(e);
        } catch (IOException | RuntimeException lost) {
            return new RefundReply.Again("Adyen did not answer in full");
        }
    }

    private static Amount amount(Money amount) {
        return new Amount()
                .currency(amount.getCurrencyUnit().getCode())
                .value(MinorUnits.ADYEN.units(amount));
    }
}
