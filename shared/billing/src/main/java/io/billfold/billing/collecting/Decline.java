package io.billfold.billing.collecting;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A refusal as it was told.
 *
 * @param provider who told it, for example {@code stripe}
 * @param code the provider's own, for example {@code insufficient_funds}, or null
 * @param network whose code follows, for example {@code visa}, or null
 * @param networkCode of ISO 8583 field 39 or of SEPA, for example {@code 51}, {@code AM04}, or null
 * @param advice Mastercard's merchant advice code, for example {@code 24}, or null
 */
public record Decline(
        String provider,
        @Nullable String code,
        @Nullable String network,
        @Nullable String networkCode,
        @Nullable String advice) {
    public Decline {
        Checks.text("provider", provider, 64);
    }

    /** The same, told of a try with an instrument: its network speaks where none is named. */
    public Decline of(PaymentMethod method) {
        boolean isDebit = method.kind() == PaymentMethod.Kind.SEPA_DEBIT;
        String used = method.network() == null && isDebit ? "sepa" : method.network();
        return new Decline(provider, code, network == null ? used : network, networkCode, advice);
    }

    /** What it means for another try. */
    public enum Kind {
        /** Another try may work. */
        SOFT,
        /** The same instrument must not be charged again. */
        HARD,
        /** Only the payer can go on. */
        AUTHENTICATION,
        /** The request was at fault, not the payer: somebody must look. */
        FAULT
    }

    /** For people, for example {@code stripe insufficient_funds, visa 51}. */
    public String text() {
        StringBuilder text = new StringBuilder(provider);
        if (code != null) {
            text.append(' ').append(code);
        }
        if (network != null && networkCode != null) {
            text.append(", ").append(network).append(' ').append(networkCode);
        }
        if (advice != null) {
            text.append(", advice ").append(advice);
        }
        return text.toString();
    }
}
