package io.billfold.applycash;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.withholding.Certificate;
import io.billfold.billing.withholding.WithholdingDecision;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The body of {@code POST /withholding/{id}/decisions}.
 *
 * @param id of the decision: the same id is the same decision
 * @param what what is to be done
 * @param reason why, in words; {@link What#CERTIFY} needs one only where the certificate differs
 *     from what is known
 * @param certificate of {@link What#CERTIFY}: its number; else null
 * @param on of {@link What#CERTIFY}: its date; else null
 * @param amount of {@link What#CERTIFY}: what it says, in the claim's currency; null for all
 */
record WithholdingRequest(
        String id,
        What what,
        @Nullable String reason,
        @Nullable String certificate,
        @Nullable LocalDate on,
        @Nullable BigDecimal amount) {
    private static final int DECIMALS_MAX = 6;
    private static final int REASON_MAX = 500;

    /** What can be decided. */
    enum What {
        CERTIFY,
        CREDIT,
        WRITE_OFF,
        NOT_WITHHELD
    }

    static Field<WithholdingRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id =
                in.required("decisionId", Forms.text(text -> Checks.id("decisionId", text)));
        Field<What> what = in.required("do", Forms.kebab(What.class));
        Field<String> reason =
                in.optional(
                        "reason",
                        Forms.text(text -> Checks.text("reason", text, REASON_MAX)),
                        null);
        Field<String> certificate =
                in.optional(
                        "certificate",
                        Forms.text(
                                text ->
                                        Checks.text(
                                                "certificate",
                                                text,
                                                Certificate.NUMBER_LENGTH_MAX)),
                        null);
        Field<LocalDate> on = in.optional("on", Forms.date(), null);
        Field<BigDecimal> amount = in.optional("amount", Forms.decimal(DECIMALS_MAX), null);
        return in.build(
                () ->
                        new WithholdingRequest(
                                id.get(),
                                what.get(),
                                reason.orNull(),
                                certificate.orNull(),
                                on.orNull(),
                                amount.orNull()));
    }

    /** What lacks or is too much for what is to be done; null where nothing is. */
    @Nullable Problem problem() {
        if (what != What.CERTIFY) {
            if (certificate != null || on != null || amount != null) {
                return new Problem("do", "a certificate, its date and amount are for certify");
            }
            return reason == null ? new Problem("reason", "is missing") : null;
        }
        if (certificate == null) {
            return new Problem("certificate", "is missing");
        }
        return on == null ? new Problem("on", "is missing: the certificate's date") : null;
    }

    /** The decision of a request without a {@link #problem}. */
    WithholdingDecision decision() {
        return switch (what) {
            case CERTIFY -> certify();
            case CREDIT -> new WithholdingDecision.Credit();
            case WRITE_OFF -> new WithholdingDecision.WriteOff();
            case NOT_WITHHELD -> new WithholdingDecision.NotWithheld();
        };
    }

    private WithholdingDecision certify() {
        if (certificate == null || on == null) {
            throw new IllegalStateException("decision " + id + " names no certificate");
        }
        return new WithholdingDecision.Certify(certificate, on, amount, reason != null);
    }
}
