package io.billfold.callprovider;

import com.adyen.model.ApiError;
import com.adyen.model.checkout.PaymentResponse;
import com.adyen.model.checkout.PaymentResponse.ResultCodeEnum;
import com.adyen.service.exception.ApiException;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Decline;
import io.billfold.events.AdyenReader;
import io.billfold.events.MinorUnits;
import io.billfold.events.ProviderCharge;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what Adyen's answers mean (docs.adyen.com/online-payments/build-your-integration/
 * payment-result-codes, .../development-resources/refusal-reasons, .../raw-acquirer-responses,
 * .../development-resources/error-codes, retrieved 2026-11-22).
 */
final class AdyenAnswers {
    /** Result codes after which only the payer can go on. */
    private static final Set<ResultCodeEnum> PAYER =
            Set.of(
                    ResultCodeEnum.REDIRECTSHOPPER,
                    ResultCodeEnum.IDENTIFYSHOPPER,
                    ResultCodeEnum.CHALLENGESHOPPER,
                    ResultCodeEnum.PRESENTTOSHOPPER);

    /** What Adyen's refusal reason for that is. */
    private static final String AUTHENTICATION_REQUIRED = "38";

    /** The same key is being processed. */
    private static final String IN_PROGRESS = "704";

    private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);
    private static final int TOO_MANY = 429;

    /** The network's code before a colon, for example {@code 51 : Insufficient funds}. */
    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{2,4})\\s*(:.*)?");

    private final boolean isCapturedByItself;
    private final InstantSource clock;

    AdyenAnswers(boolean isCapturedByItself, InstantSource clock) {
        this.isCapturedByItself = isCapturedByItself;
        this.clock = clock;
    }

    /** What an answer says of its try. */
    ChargeReply of(Attempt attempt, PaymentResponse answer) {
        ResultCodeEnum result = answer.getResultCode();
        String reference = answer.getPspReference();
        if (result == null || reference == null) {
            return new ChargeReply.Lost("Adyen's answer has no result");
        }
        if (result.equals(ResultCodeEnum.AUTHORISED)) {
            return isCapturedByItself
                    ? collected(attempt, answer)
                    : new ChargeReply.Pending(reference);
        }
        if (result.equals(ResultCodeEnum.REFUSED) || result.equals(ResultCodeEnum.ERROR)) {
            return declined(attempt, answer.getRefusalReasonCode(), answer.getAdditionalData());
        }
        if (PAYER.contains(result)) {
            return declined(attempt, AUTHENTICATION_REQUIRED, null);
        }
        if (result.equals(ResultCodeEnum.RECEIVED) || result.equals(ResultCodeEnum.PENDING)) {
            return new ChargeReply.Pending(reference);
        }
        return result.equals(ResultCodeEnum.CANCELLED)
                ? new ChargeReply.NotMade()
                : new ChargeReply.Lost("Adyen's result is " + result.getValue());
    }

    private ChargeReply collected(Attempt attempt, PaymentResponse answer) {
        return new ChargeReply.Collected(
                new ProviderCharge(
                        answer.getPspReference(),
                        answer.getPspReference(),
                        attempt.invoice(),
                        answer.getAmount() == null
                                ? attempt.amount()
                                : MinorUnits.ADYEN.amount(
                                        answer.getAmount().getValue(),
                                        answer.getAmount().getCurrency()),
                        clock.instant()));
    }

    private ChargeReply declined(
            Attempt attempt, @Nullable String code, @Nullable Map<String, String> more) {
        return new ChargeReply.Declined(
                new Decline(
                        AdyenReader.PROVIDER,
                        code,
                        attempt.method().network(),
                        code(more, "refusalReasonRaw"),
                        code(more, "merchantAdviceCode")),
                clock.instant());
    }

    private static @Nullable String code(@Nullable Map<String, String> more, String name) {
        String text = more == null ? null : more.get(name);
        if (text == null) {
            return null;
        }
        Matcher matcher = CODE.matcher(text.strip());
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** What a failed call says of its try. */
    ChargeReply of(Attempt attempt, ApiException failure) {
        int status = failure.getStatusCode();
        ApiError error = failure.getError();
        if (isKeyRefused(failure) || status == TOO_MANY || isInProgress(error)) {
            return new ChargeReply.NotNow("Adyen: status " + status);
        }
        return status >= 400 && status < 500
                ? declined(attempt, fault(error), null)
                : new ChargeReply.Lost("Adyen: status " + status);
    }

    /** What a failed call says of a refund. */
    static RefundReply ofRefund(ApiException failure) {
        int status = failure.getStatusCode();
        boolean isRefused =
                status >= 400
                        && status < 500
                        && status != TOO_MANY
                        && !isKeyRefused(failure)
                        && !isInProgress(failure.getError());
        String text = "Adyen: status " + status;
        return isRefused ? new RefundReply.Failed(text) : new RefundReply.Again(text);
    }

    private static boolean isInProgress(@Nullable ApiError error) {
        return error != null && Objects.equals(error.getErrorCode(), IN_PROGRESS);
    }

    private static String fault(@Nullable ApiError error) {
        return error != null && Objects.equals(error.getErrorType(), "configuration")
                ? "configuration"
                : "validation";
    }

    /** Whether it is our key that is not good enough. */
    static boolean isKeyRefused(ApiException failure) {
        return KEY_REFUSED.contains(failure.getStatusCode());
    }
}
