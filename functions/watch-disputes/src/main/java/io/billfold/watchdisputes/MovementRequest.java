package io.billfold.watchdisputes;

import io.billfold.billing.Checks;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import java.math.BigDecimal;

/**
 * The body of {@code POST /disputes/{provider}/{id}/decisions}.
 *
 * @param movement the provider's id of a movement that waits for a person
 * @param amount what it is worth in the payment's currency, above zero
 * @param reason why, in words
 */
record MovementRequest(String movement, BigDecimal amount, String reason) {
    /** The most bytes of a decision: an id, an amount and a reason. */
    static final int SIZE_MAX_BYTES = 8 * 1024;

    private static final int DECIMALS_MAX = 6;
    private static final int REASON_MAX = 500;
    private static final int MOVEMENT_MAX = 255;

    static Field<MovementRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> movement =
                in.required(
                        "movement",
                        Forms.text(text -> Checks.text("movement", text, MOVEMENT_MAX)));
        Field<BigDecimal> amount = in.required("amount", Forms.decimal(DECIMALS_MAX));
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        return in.build(() -> new MovementRequest(movement.get(), amount.get(), reason.get()));
    }
}
