package io.billfold.collectevidence;

import io.billfold.billing.Checks;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

/**
 * The body of {@code POST /disputes/{provider}/{id}/evidence}.
 *
 * @param what what is to be done
 * @param reason why, in words
 */
record EvidenceRequest(What what, String reason) {
    /** The most bytes of a decision: a word and a reason. */
    static final int SIZE_MAX_BYTES = 8 * 1024;

    private static final int REASON_MAX = 500;

    /** What can be decided. */
    enum What {
        /** Look again for what there is. */
        COLLECT,
        /** Send what there is, also when something is lacking. */
        SUBMIT,
        /** Give in: the case is lost. */
        ACCEPT
    }

    static Field<EvidenceRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<What> what = in.required("do", Forms.kebab(What.class));
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        return in.build(() -> new EvidenceRequest(what.get(), reason.get()));
    }
}
