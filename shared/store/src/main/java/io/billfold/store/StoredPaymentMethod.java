package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethod.Mandate;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;

/** The stored form of a {@link PaymentMethod}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredPaymentMethod(
        String id,
        String kind,
        @Nullable String provider,
        @Nullable String token,
        @Nullable String payer,
        @Nullable String network,
        @Nullable String lastDigits,
        @Nullable String expires,
        @Nullable StoredMandate mandate,
        @Nullable String refusal) {
    /** The stored form of a {@link Mandate}. */
    @Serdeable
    record StoredMandate(String reference, String signedOn, int noticeDays) {
        static @Nullable StoredMandate of(@Nullable Mandate mandate) {
            return mandate == null
                    ? null
                    : new StoredMandate(
                            mandate.reference(),
                            mandate.signedOn().toString(),
                            mandate.noticeDays());
        }

        Mandate toMandate() {
            return new Mandate(reference, LocalDate.parse(signedOn), noticeDays);
        }
    }

    static StoredPaymentMethod of(PaymentMethod method) {
        YearMonth expires = method.expires();
        return new StoredPaymentMethod(
                method.id(),
                Words.of(method.kind()),
                method.provider(),
                method.token(),
                method.payer(),
                method.network(),
                method.lastDigits(),
                expires == null ? null : expires.toString(),
                StoredMandate.of(method.mandate()),
                method.refusal());
    }

    PaymentMethod toMethod(AccountId account) {
        return new PaymentMethod(
                id,
                account,
                Words.to(PaymentMethod.Kind.class, kind),
                provider,
                token,
                payer,
                network,
                lastDigits,
                expires == null ? null : YearMonth.parse(expires),
                mandate == null ? null : mandate.toMandate(),
                refusal);
    }
}
