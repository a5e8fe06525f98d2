package io.billfold.billing.payout;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lines of a payout come to, in its currency: gross less fees is what is paid.
 *
 * @param gross before fees, with what is carried from and to other payouts
 * @param fees what the provider kept, also of disputes
 * @param booked what of the fees becomes fees with the report
 * @param exchanged what was charged in other currencies, one for each, and is booked with the
 *     report
 * @param lines how many there are
 */
public record PayoutSums(
        Money gross, Money fees, Money booked, List<Exchanged> exchanged, int lines) {
    /** Each takes three items of a transaction of a hundred. */
    public static final int CURRENCIES_MAX = 20;

    /**
     * What was charged in another currency.
     *
     * @param charged in that one
     * @param settled in the payout's
     */
    public record Exchanged(Money charged, Money settled) {
        Exchanged plus(Exchanged other) {
            return new Exchanged(charged.plus(other.charged), settled.plus(other.settled));
        }
    }

    public PayoutSums {
        exchanged = List.copyOf(exchanged);
        if (exchanged.size() > CURRENCIES_MAX) {
            throw new IllegalArgumentException(
                    "%d currencies in one payout, at most %d are read"
                            .formatted(exchanged.size(), CURRENCIES_MAX));
        }
    }

    /** Sums of a report. */
    static PayoutSums of(PayoutReport report) {
        Money fees = Money.zero(report.currency());
        Money booked = fees;
        Map<CurrencyUnit, Exchanged> exchanged = new TreeMap<>();
        for (PayoutLine line : report.lines()) {
            boolean isWhole = line.type().fee() == LineType.Fee.WHOLE;
            fees = fees.plus(isWhole ? line.net().negated() : line.fee());
            booked = booked.plus(line.booked());
            if (line.isExchanged() && line.isBookedByItself()) {
                Exchanged one = new Exchanged(line.gross(), line.settled());
                exchanged.merge(line.gross().getCurrencyUnit(), one, Exchanged::plus);
            }
        }
        return new PayoutSums(
                report.amount().plus(fees),
                fees,
                booked,
                List.copyOf(exchanged.values()),
                report.lines().size());
    }
}
