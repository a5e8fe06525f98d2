package io.billfold.collectpayment;

import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What an account pays with.
 *
 * @param paymentMethods the default one first, then what takes its place
 */
@Serdeable
record MethodsAnswer(String accountId, List<Method> paymentMethods) {
    /**
     * One of them, as it is sent with PUT.
     *
     * @param refusal why it is not charged any more, or null
     */
    @Serdeable
    record Method(
            String methodId,
            String kind,
            @Nullable String provider,
            @Nullable String token,
            @Nullable String payer,
            @Nullable String network,
            @Nullable String lastDigits,
            @Nullable String expires,
            @Nullable MandateAnswer mandate,
            @Nullable String refusal) {
        static Method of(PaymentMethod method) {
            YearMonth expires = method.expires();
            return new Method(
                    method.id(),
                    Forms.wordOf(method.kind()),
                    method.provider(),
                    method.token(),
                    method.payer(),
                    method.network(),
                    method.lastDigits(),
                    expires == null ? null : expires.toString(),
                    MandateAnswer.of(method.mandate()),
                    method.refusal());
        }
    }

    /** The payer's authority to debit its account. */
    @Serdeable
    record MandateAnswer(String reference, LocalDate signedOn, int noticeDays) {
        static @Nullable MandateAnswer of(PaymentMethod.@Nullable Mandate mandate) {
            return mandate == null
                    ? null
                    : new MandateAnswer(
                            mandate.reference(), mandate.signedOn(), mandate.noticeDays());
        }
    }

    static MethodsAnswer of(PaymentMethods methods) {
        return new MethodsAnswer(
                methods.account().value(), methods.inOrder().stream().map(Method::of).toList());
    }
}
