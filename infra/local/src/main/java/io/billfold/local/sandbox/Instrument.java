package io.billfold.local.sandbox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a charge of a test instrument (docs.stripe.com/testing, retrieved 2026-11-22).
 *
 * @param token for example {@code pm_card_visa}
 * @param brand the card's network
 * @param code the error's code, or null where it is charged
 * @param declineCode the bank's word, or null
 * @param networkCode ISO 8583 field 39, or null
 */
record Instrument(
        String token,
        String brand,
        @Nullable String code,
        @Nullable String declineCode,
        @Nullable String networkCode) {
    /** Our own: it is charged, and the answer is lost. */
    static final String ANSWER_LOST = "pm_sandbox_answerLost";

    /** Charged, and disputed at once. */
    static final String DISPUTED = "pm_card_createDispute";

    private static final String DECLINED = "card_declined";
    private static final String AUTHENTICATION = "authentication_required";

    private static final List<Instrument> ALL =
            List.of(
                    charged("pm_card_visa", "visa"),
                    charged("pm_card_visa_debit", "visa"),
                    charged("pm_card_mastercard", "mastercard"),
                    charged("pm_card_amex", "amex"),
                    charged(DISPUTED, "visa"),
                    charged(ANSWER_LOST, "visa"),
                    refused("pm_card_visa_chargeDeclined", DECLINED, "generic_decline", "05"),
                    refused(
                            "pm_card_visa_chargeDeclinedInsufficientFunds",
                            DECLINED,
                            "insufficient_funds",
                            "51"),
                    refused("pm_card_visa_chargeDeclinedLostCard", DECLINED, "lost_card", "41"),
                    refused("pm_card_visa_chargeDeclinedStolenCard", DECLINED, "stolen_card", "43"),
                    refused("pm_card_chargeDeclinedExpiredCard", "expired_card", null, "54"),
                    refused("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", null, null),
                    refused(
                            "pm_card_chargeDeclinedProcessingError",
                            "processing_error",
                            null,
                            null),
                    refused(
                            "pm_card_authenticationRequired",
                            AUTHENTICATION,
                            AUTHENTICATION,
                            null));

    private static Instrument charged(String token, String brand) {
        return new Instrument(token, brand, null, null, null);
    }

    private static Instrument refused(
            String token, String code, @Nullable String declineCode, @Nullable String networkCode) {
        return new Instrument(token, "visa", code, declineCode, networkCode);
    }

    static Optional<Instrument> of(String token) {
        return ALL.stream().filter(it -> it.token().equals(token)).findFirst();
    }
}
