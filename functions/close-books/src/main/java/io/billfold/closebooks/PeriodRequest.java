package io.billfold.closebooks;

import io.billfold.billing.Checks;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/**
 * The body of {@code PUT /sellers/{id}/closed-period}.
 *
 * @param through the last month that is to be closed; null for none
 * @param reopen whether months that are closed may be opened again by it
 * @param reason why, in words
 */
record PeriodRequest(@Nullable YearMonth through, boolean reopen, String reason) {
    /** The most bytes: a month and a reason are one KB. */
    static final int SIZE_MAX_BYTES = 4 * 1024;

    private static final int REASON_MAX = 500;

    static Field<PeriodRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<YearMonth> through = in.optional("through", Forms.text(PeriodRequest::month), null);
        Field<Boolean> reopen = in.optional("reopen", Forms.flag(), false);
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        return in.build(() -> new PeriodRequest(through.orNull(), reopen.get(), reason.get()));
    }

    /**
     * A month.
     *
     * @throws IllegalArgumentException when it is none of this century
     */
    static YearMonth month(String text) {
        if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException("must be a month such as 2026-03");
        }
        return YearMonth.parse(text);
    }
}
