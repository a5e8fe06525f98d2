package io.billfold.billing.payout;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a provider reports of one payout in one currency.
 *
 * @param id derived from the provider's own
 * @param provider for example {@code stripe}
 * @param reference what the bank's entry may quote, for example {@code po_1}
 * @param paidOn the day of the payout as the provider says it
 * @param currency that it is paid in
 * @param announced what the report says that is paid; null where it has no line of the payout
 *     itself
 * @param lines all but that of the payout itself, in the file's order
 */
public record PayoutReport(
        PayoutId id,
        String provider,
        String reference,
        LocalDate paidOn,
        CurrencyUnit currency,
        @Nullable Money announced,
        List<PayoutLine> lines) {
    /** Each is looked up in the books, twice at most: four minutes of fifteen. */
    public static final int LINES_MAX = 20_000;

    private static final int NAMED_MAX = 20;

    public PayoutReport {
        lines = List.copyOf(lines);
        if (lines.size() > LINES_MAX) {
            throw new IllegalArgumentException(
                    "payout %s has %d lines, at most %d are read"
                            .formatted(id, lines.size(), LINES_MAX));
        }
    }

    /**
     * The same, with lines named that another payout settled before.
     *
     * @param settled by which payout, by the lines' references
     */
    public PayoutReport repeating(Map<String, PayoutId> settled) {
        List<PayoutLine> marked = lines.stream().map(it -> marked(it, settled)).toList();
        return new PayoutReport(id, provider, reference, paidOn, currency, announced, marked);
    }

    private PayoutLine marked(PayoutLine line, Map<String, PayoutId> settled) {
        for (String known : line.references()) {
            PayoutId before = settled.get(known);
            if (before != null && !before.equals(id)) {
                return line.repeating(before);
            }
        }
        return line;
    }

    /** What is paid: as announced, else what the lines come to. */
    public Money amount() {
        return announced == null ? sum() : announced;
    }

    /**
     * What makes it unfit to be booked: lines that don't close (gross less fee is net), ids that
     * are there twice, and lines that don't come to what was announced.
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (PayoutLine line : lines) {
            if (!line.isClosed()) {
                problems.add(new Problem(line.where(), open(line)));
            }
            if (!ids.add(line.id())) {
                problems.add(new Problem(line.where(), "'" + line.id() + "' is there twice"));
            }
        }
        return problems.isEmpty() ? totals() : problems.stream().limit(NAMED_MAX).toList();
    }

    private static String open(PayoutLine line) {
        Money net = line.settled().minus(line.fee());
        return net.isEqual(line.net())
                ? "gross is %s, but net and fee come to %s".formatted(line.gross(), line.settled())
                : "gross %s less fee %s is %s, but net says %s: off by %s"
                        .formatted(
                                line.settled(), line.fee(), net, line.net(), line.net().minus(net));
    }

    private List<Problem> totals() {
        Money sum = sum();
        return announced == null || announced.isEqual(sum)
                ? List.of()
                : List.of(
                        new Problem(
                                "payout",
                                "its %d lines come to %s, but it says %s: off by %s"
                                        .formatted(
                                                lines.size(),
                                                sum,
                                                announced,
                                                announced.minus(sum))));
    }

    private Money sum() {
        Money sum = Money.zero(currency);
        for (PayoutLine line : lines) {
            sum = sum.plus(line.net());
        }
        return sum;
    }
}
