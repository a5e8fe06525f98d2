package io.billfold.billing.payout;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.CashId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A payout that was announced.
 *
 * @param seller whose money it is
 * @param announcement what the provider said
 * @param source where that was read
 * @param sums of its lines
 * @param open lines that were not in the books when it was read, not more than {@link #OPEN_MAX}
 * @param more how many others were not
 * @param confirmedBy the entry of the bank that is this payout; null until it came
 * @param decisions what people decided about its lines, in order
 */
public record Payout(
        SellerId seller,
        Announcement announcement,
        Source source,
        PayoutSums sums,
        List<PayoutLine> open,
        int more,
        @Nullable CashId confirmedBy,
        List<LineDecision> decisions) {
    /** A seller who begins with Billfold has all lines of a first payout here: 200 KB of them. */
    public static final int OPEN_MAX = 500;

    /**
     * What a provider said of a payout.
     *
     * @param reference what the bank's entry may quote
     * @param amount what is paid, below zero for what the provider takes from the bank account
     * @param isProven whether the report says the amount, too; else the bank's entry is the only
     *     control total, and nothing is booked before it came
     */
    public record Announcement(
            PayoutId id,
            String provider,
            String reference,
            LocalDate paidOn,
            Money amount,
            boolean isProven) {
        static Announcement of(PayoutReport report) {
            return new Announcement(
                    report.id(),
                    report.provider(),
                    report.reference(),
                    report.paidOn(),
                    report.amount(),
                    report.announced() != null);
        }
    }

    /**
     * The file of a report.
     *
     * @param sha256 of its content
     * @param replaced hashes of the files whose place it took, the latest last
     */
    public record Source(String file, String sha256, List<String> replaced) {
        private static final int REPLACED_MAX = 20;

        public Source {
            replaced = List.copyOf(replaced);
        }

        /** A file that took no other's place. */
        public Source(String file, String sha256) {
            this(file, sha256, List.of());
        }

        /** The same, in the place of another, which is not read again however often it is told. */
        public Source insteadOf(Source before) {
            List<String> all = new ArrayList<>(before.replaced);
            all.add(before.sha256);
            return new Source(
                    file, sha256, all.subList(Math.max(0, all.size() - REPLACED_MAX), all.size()));
        }

        /** Whether it is that file, or took its place. */
        boolean knows(String hash) {
            return sha256.equals(hash) || replaced.contains(hash);
        }
    }

    public Payout {
        open = List.copyOf(open);
        decisions = List.copyOf(decisions);
    }

    /** A payout that is known from its report alone. */
    public static Payout of(
            SellerId seller, PayoutReport report, Source source, List<PayoutLine> open) {
        return new Payout(
                seller,
                Announcement.of(report),
                source,
                PayoutSums.of(report),
                open.stream().limit(OPEN_MAX).toList(),
                Math.max(0, open.size() - OPEN_MAX),
                null,
                List.of());
    }

    /** The same payout, which an entry of the bank is. */
    Payout confirmed(CashId entry) {
        return new Payout(seller, announcement, source, sums, open, more, entry, decisions);
    }

    /** With other lines that are not in the books. */
    public Payout withOpen(List<PayoutLine> lines) {
        return new Payout(seller, announcement, source, sums, lines, more, confirmedBy, decisions);
    }

    /** With one more decision: its line waits no more, or again where it was undone. */
    Payout decided(LineDecision decision) {
        List<PayoutLine> lines = new ArrayList<>(open);
        if (decision.isUndone()) {
            lines.add(decision.line());
        } else {
            lines.remove(decision.line());
        }
        List<LineDecision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new Payout(seller, announcement, source, sums, lines, more, confirmedBy, all);
    }

    /** Whether a decision was carried out before. */
    public boolean has(String decisionId) {
        return decisions.stream().anyMatch(it -> it.step().id().equals(decisionId));
    }

    public PayoutId id() {
        return announcement.id();
    }

    public Money amount() {
        return announcement.amount();
    }

    /** Whether the bank's entry is still to come; nothing comes of a payout of nothing. */
    public boolean isAwaited() {
        return confirmedBy == null && !amount().isZero();
    }

    /** Whether somebody should look at it. */
    public boolean isOnWorkList() {
        return isAwaited() || !open.isEmpty() || more > 0;
    }
}
