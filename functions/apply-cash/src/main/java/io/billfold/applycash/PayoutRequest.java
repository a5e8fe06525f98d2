package io.billfold.applycash;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.payout.LineMeaning;
import io.billfold.billing.payout.PayoutDecision;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The body of {@code POST /payouts/{id}/decisions}.
 *
 * @param id of the decision: the same id is the same decision
 * @param what what is to be done
 * @param line the place of the line as {@code GET /payouts/{id}} shows it, for example {@code line
 *     6}
 * @param parts of {@link What#BOOK}: what the line is; else empty
 * @param reason why, in words
 */
record PayoutRequest(String id, What what, String line, List<Part> parts, String reason) {
    /** The most bytes of a decision: four parts and a reason are one KB. */
    static final int SIZE_MAX_BYTES = 8 * 1024;

    private static final int DECIMALS_MAX = 6;
    private static final int REASON_MAX = 500;
    private static final int LINE_MAX = 40;

    /** What can be decided. */
    enum What {
        BOOK,
        UNDO
    }

    /**
     * What a part of the line is.
     *
     * @param amount in the payout's currency, with the line's sign; null for all of it
     */
    record Part(LineMeaning meaning, @Nullable BigDecimal amount) {
        PayoutDecision.Wanted toWanted(CurrencyUnit currency) {
            return new PayoutDecision.Wanted(
                    meaning, amount == null ? null : Money.of(currency, amount));
        }
    }

    static Field<PayoutRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id =
                in.required("decisionId", Forms.text(text -> Checks.id("decisionId", text)));
        Field<What> what = in.required("do", Forms.kebab(What.class));
        Field<String> line =
                in.required("line", Forms.text(text -> Checks.text("line", text, LINE_MAX)));
        Field<List<Part>> parts =
                in.listOrEmpty("as", LineMeaning.values().length, PayoutRequest::part);
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        return in.build(
                () ->
                        new PayoutRequest(
                                id.get(), what.get(), line.get(), parts.get(), reason.get()));
    }

    private static Field<Part> part(FieldReader in) {
        Field<LineMeaning> meaning = in.required("kind", Forms.kebab(LineMeaning.class));
        Field<BigDecimal> amount = in.optional("amount", Forms.signedDecimal(DECIMALS_MAX), null);
        return in.build(() -> new Part(meaning.get(), amount.orNull()));
    }

    /** What lacks or is too much for what is to be done; null where nothing is. */
    @Nullable Problem problem() {
        return (what == What.BOOK) == parts.isEmpty()
                ? new Problem("as", "must say what the line is for book, and is left out for undo")
                : null;
    }

    /**
     * The decision about a payout of a currency.
     *
     * @throws ArithmeticException when an amount has more decimals than the currency
     */
    PayoutDecision decision(CurrencyUnit currency) {
        return switch (what) {
            case BOOK ->
                    new PayoutDecision.Book(
                            line, parts.stream().map(it -> it.toWanted(currency)).toList());
            case UNDO -> new PayoutDecision.Undo(line);
        };
    }
}
