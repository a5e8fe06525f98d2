package io.billfold.billing.payout;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.CashId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where payouts of an amount wait for the bank's entries, and entries for the payouts: whichever
 * comes second finds the first.
 *
 * @param announced payouts that no entry confirmed, in the order in which they came
 * @param came entries that claim to be a payout of this amount
 */
public record Meeting(List<Announced> announced, List<Came> came) {
    /** Of more than these with one amount the oldest are left for a person. */
    public static final int WAITING_MAX = 50;

    /** Nobody waits. */
    public static final Meeting EMPTY = new Meeting(List.of(), List.of());

    /** A payout that waits for its entry. */
    public record Announced(PayoutId payout, String provider, String reference, LocalDate paidOn) {
        static Announced of(Payout payout) {
            Payout.Announcement said = payout.announcement();
            return new Announced(said.id(), said.provider(), said.reference(), said.paidOn());
        }
    }

    /** An entry that waits for its report. */
    public record Came(CashId cash, String provider, LocalDate bookedOn, String text) {}

    public Meeting {
        announced = last(announced);
        came = last(came);
    }

    private static <T> List<T> last(List<T> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - WAITING_MAX), all.size()));
    }

    /** The payout that an entry is: the one it quotes, else the nearest in days. */
    public Optional<Announced> payoutOf(BankEntry entry, String provider) {
        String text = text(entry);
        return announced.stream()
                .filter(it -> it.provider().equals(provider))
                .filter(it -> fits(it.paidOn(), it.reference(), entry.bookedOn(), text, provider))
                .min(
                        Comparator.comparing((Announced it) -> !isQuoted(it.reference(), text))
                                .thenComparingLong(it -> days(it.paidOn(), entry.bookedOn())));
    }

    /** Entries that a payout may be, the best first. */
    public List<Came> entriesOf(Payout payout) {
        Payout.Announcement said = payout.announcement();
        String provider = said.provider();
        return came.stream()
                .filter(it -> it.provider().equals(provider))
                .filter(
                        it ->
                                fits(
                                        said.paidOn(),
                                        said.reference(),
                                        it.bookedOn(),
                                        it.text(),
                                        provider))
                .sorted(
                        Comparator.comparing((Came it) -> !isQuoted(said.reference(), it.text()))
                                .thenComparingLong(it -> days(said.paidOn(), it.bookedOn())))
                .toList();
    }

    private static boolean fits(
            LocalDate paidOn, String reference, LocalDate bookedOn, String text, String provider) {
        return isQuoted(reference, text) || Claims.isNear(provider, paidOn, bookedOn);
    }

    /** {@code batch 11} is not quoted by {@code batch 118}. */
    private static boolean isQuoted(String reference, String text) {
        String whole = "(?i)(?<![A-Z0-9])" + Pattern.quote(reference) + "(?![A-Z0-9])";
        return Pattern.compile(whole).matcher(text).find();
    }

    private static long days(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private static String text(BankEntry entry) {
        return entry.text() + " " + entry.endToEndId();
    }

    public Meeting with(Payout payout) {
        List<Announced> more = new ArrayList<>(announced);
        more.add(Announced.of(payout));
        return new Meeting(more, came);
    }

    public Meeting with(CashId cash, BankEntry entry, String provider) {
        List<Came> more = new ArrayList<>(came);
        more.add(new Came(cash, provider, entry.bookedOn(), text(entry)));
        return new Meeting(announced, more);
    }

    public Meeting without(PayoutId payout) {
        return new Meeting(
                announced.stream().filter(it -> !it.payout().equals(payout)).toList(), came);
    }

    public Meeting without(CashId cash) {
        return new Meeting(announced, came.stream().filter(it -> !it.cash().equals(cash)).toList());
    }
}
