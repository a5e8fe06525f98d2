package io.billfold.applycash;

import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.payout.Doubt;
import io.billfold.billing.payout.LineDecision;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutSums;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A payout of a provider as callers see it.
 *
 * @param reference what the bank's entry may quote
 * @param announced what is paid, below zero for what the provider takes from the bank account
 * @param gross what the lines come to before fees
 * @param fees what the provider kept
 * @param net gross less fees: what was announced
 * @param exchanged what was charged in other currencies
 * @param state {@code awaited} until the bank's entry came, {@code arrived}, or {@code nothing}
 *     where nothing is paid
 * @param confirmedBy the bank's entry, as {@code GET /cash/{id}} shows it; null until it came
 * @param differences lines that are not in the books, or not like this: why provider clearing is
 *     not zero
 * @param more how many other lines were not in the books when the report was read
 * @param decisions what people decided about its lines, in order
 */
@Serdeable
record PayoutAnswer(
        String id,
        String seller,
        String provider,
        String reference,
        String paidOn,
        String file,
        String currency,
        String announced,
        String gross,
        String fees,
        String net,
        int lines,
        List<Exchanged> exchanged,
        String state,
        @Nullable String confirmedBy,
        List<Difference> differences,
        int more,
        List<Decision> decisions) {
    /** What was charged in another currency, and what it is in the payout's. */
    @Serdeable
    record Exchanged(String currency, String charged, String settled) {
        static Exchanged of(PayoutSums.Exchanged exchanged) {
            return new Exchanged(
                    exchanged.charged().getCurrencyUnit().getCode(),
                    text(exchanged.charged()),
                    text(exchanged.settled()));
        }
    }

    /**
     * A line that is not in the books, or not like this.
     *
     * @param line where the file has it
     * @param type the provider's word
     * @param missing by how much provider clearing is off because of it
     * @param settledBy another payout that settled the same before, or null
     */
    @Serdeable
    record Difference(
            String line,
            String type,
            @Nullable String charge,
            @Nullable String dispute,
            String currency,
            String gross,
            String missing,
            String reason,
            @Nullable String settledBy) {
        static Difference of(Doubt doubt) {
            PayoutId before = doubt.line().settledBy();
            return new Difference(
                    doubt.line().where(),
                    doubt.line().type().name(),
                    doubt.line().charge(),
                    doubt.line().dispute(),
                    doubt.missing().getCurrencyUnit().getCode(),
                    text(doubt.line().gross()),
                    text(doubt.missing()),
                    doubt.reason(),
                    before == null ? null : before.value());
        }
    }

    /**
     * What somebody decided about a line.
     *
     * @param what {@code book} or {@code undo}
     * @param as what the line was booked as, or was until it was undone
     * @param on the day of the decision; the entries have the payout's
     */
    @Serdeable
    record Decision(
            String decisionId,
            String what,
            String line,
            String type,
            String currency,
            List<Part> as,
            String by,
            String reason,
            String on) {
        static Decision of(LineDecision decision) {
            Cash.Step step = decision.step();
            return new Decision(
                    step.id(),
                    step.what(),
                    decision.line().where(),
                    decision.line().type().name(),
                    decision.line().net().getCurrencyUnit().getCode(),
                    decision.parts().stream().map(Part::of).toList(),
                    step.by(),
                    step.why(),
                    step.on().toString());
        }
    }

    /** What a part of a line is; the amount has the line's sign. */
    @Serdeable
    record Part(String kind, String amount) {
        static Part of(LineDecision.Part part) {
            return new Part(Forms.kebabOf(part.meaning()), text(part.amount()));
        }
    }

    /**
     * A page of a seller's payouts.
     *
     * @param next to be sent as {@code after} for what follows; null at the end
     */
    @Serdeable
    record Page(List<PayoutAnswer> payouts, @Nullable String next) {}

    static PayoutAnswer of(Payout payout, List<Doubt> doubts) {
        Payout.Announcement said = payout.announcement();
        PayoutSums sums = payout.sums();
        CashId confirmed = payout.confirmedBy();
        return new PayoutAnswer(
                payout.id().value(),
                payout.seller().value(),
                said.provider(),
                said.reference(),
                said.paidOn().toString(),
                payout.source().file(),
                said.amount().getCurrencyUnit().getCode(),
                text(said.amount()),
                text(sums.gross()),
                text(sums.fees()),
                text(sums.gross().minus(sums.fees())),
                sums.lines(),
                sums.exchanged().stream().map(Exchanged::of).toList(),
                state(payout),
                confirmed == null ? null : confirmed.value(),
                doubts.stream().map(Difference::of).toList(),
                payout.more(),
                payout.decisions().stream().map(Decision::of).toList());
    }

    private static String state(Payout payout) {
        if (payout.isAwaited()) {
            return "awaited";
        }
        return payout.confirmedBy() == null ? "nothing" : "arrived";
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
