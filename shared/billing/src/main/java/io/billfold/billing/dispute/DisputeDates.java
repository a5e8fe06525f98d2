package io.billfold.billing.dispute;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which days of a case matter. All are in UTC, as providers state theirs.
 *
 * @param codes what is known of the networks' rules
 */
public record DisputeDates(ReasonCodes codes) {
    /**
     * Evidence is mostly one-shot and has to be gathered: work ends so long before the deadline.
     */
    static final int SPARE_BUSINESS_DAYS = 2;

    /** How many days before our own deadline somebody is warned. */
    static final List<Integer> WARNING_DAYS = List.of(7, 3, 1);

    /**
     * How long a lost case must stand, without another word of the provider, before the customer is
     * asked for the money again: the longest time in which a provider repeats what could not be
     * delivered (Adyen, 7 days; Stripe and PayPal, 3).
     */
    static final int SETTLING_DAYS = 7;

    /** The dates by the tables that come with Billfold. */
    public static DisputeDates bundled() {
        return new DisputeDates(ReasonCodes.bundled());
    }

    /**
     * Until when the provider or the network takes our answer; null when it is not our turn, or
     * nobody says. The provider's own date is better than any table.
     */
    public @Nullable LocalDate answerEndsOn(Dispute dispute) {
        if (!isOurTurn(dispute.status())) {
            return null;
        }
        Instant told = dispute.respondBy();
        if (told != null) {
            return day(told);
        }
        LocalDate since = day(dispute.since());
        Integer days = answerDays(dispute, since);
        return days == null || days == 0 ? null : since.plusDays(days);
    }

    private @Nullable Integer answerDays(Dispute dispute, LocalDate since) {
        Optional<ReasonCodes.Reason> reason =
                dispute.status() == Dispute.Status.CHARGEBACK
                        ? codes.find(dispute.scheme(), dispute.reasonCode(), since)
                        : Optional.empty();
        return reason.isPresent()
                ? Integer.valueOf(reason.get().answerDays())
                : codes.stageDays(dispute.scheme(), dispute.status());
    }

    private static boolean isOurTurn(Dispute.Status status) {
        return switch (status) {
            case INQUIRY, CHARGEBACK, PRE_ARBITRATION, ARBITRATION -> true;
            case REPRESENTED, PREVENTED, WITHDRAWN, WON, EXPIRED, ACCEPTED, LOST -> false;
        };
    }

    /** Our own deadline: two days before {@link #answerEndsOn}, without Saturdays and Sundays. */
    public @Nullable LocalDate answerBy(Dispute dispute) {
        LocalDate ends = answerEndsOn(dispute);
        if (ends == null) {
            return null;
        }
        LocalDate by = ends;
        for (int left = SPARE_BUSINESS_DAYS; left > 0; ) {
            by = by.minusDays(1);
            left -= isWeekend(by) ? 0 : 1;
        }
        return by;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** From when a win is final, because the bank can't come back; null for all other cases. */
    public @Nullable LocalDate finalOn(Dispute dispute) {
        return switch (dispute.status()) {
            case WON, WITHDRAWN -> {
                Integer days = codes.stageDays(dispute.scheme(), Dispute.Status.WON);
                yield day(dispute.since()).plusDays(days == null ? 0 : days);
            }
            case INQUIRY,
                    CHARGEBACK,
                    REPRESENTED,
                    PRE_ARBITRATION,
                    ARBITRATION,
                    PREVENTED,
                    EXPIRED,
                    ACCEPTED,
                    LOST ->
                    null;
        };
    }

    /** What the status and each date rest on, a sentence each. */
    public List<String> why(Dispute dispute) {
        DisputeReport latest = dispute.latest();
        List<String> why = new ArrayList<>();
        why.add(
                "status: %s %s is the latest of %d reports, of %s"
                        .formatted(
                                latest.type(),
                                latest.eventId(),
                                dispute.reports().size(),
                                latest.occurredAt()));
        LocalDate ends = answerEndsOn(dispute);
        if (ends != null) {
            String whose = dispute.respondBy() == null ? "the network's table" : "the provider";
            why.add(
                    "answer by %s: %d business days before %s, which %s names"
                            .formatted(answerBy(dispute), SPARE_BUSINESS_DAYS, ends, whose));
        }
        LocalDate finalOn = finalOn(dispute);
        if (finalOn != null) {
            why.add("final on " + finalOn + ": until then the bank may come back");
        }
        why.addAll(whyMoney(dispute));
        return List.copyOf(why);
    }

    private static List<String> whyMoney(Dispute dispute) {
        List<String> why = new ArrayList<>();
        if (!dispute.held().isEmpty()) {
            why.add(
                    "a person must book what is not in %s: no report names the amount in it"
                            .formatted(dispute.currency()));
        }
        if (!dispute.writtenOff().isZero()) {
            why.add("written off: the case is lost, and the provider keeps what it took");
        }
        if (!dispute.reopened().isZero()) {
            why.add("owed again: the seller's policy for lost disputes");
        }
        return why;
    }

    /**
     * A deadline that comes near.
     *
     * @param on when to tell of it
     * @param answerBy our own deadline
     * @param endsOn the provider's or the network's
     * @param daysBefore our own deadline
     */
    public record Warning(LocalDate on, LocalDate answerBy, LocalDate endsOn, int daysBefore) {
        /** What tells it from the others of its case, for example {@code 2026-02-05.3}. */
        public String key() {
            return answerBy + "." + daysBefore;
        }
    }

    /** Who is to be warned of the case's deadline when, the first first. */
    List<Warning> warnings(Dispute dispute) {
        LocalDate by = answerBy(dispute);
        LocalDate ends = answerEndsOn(dispute);
        return by == null || ends == null
                ? List.of()
                : WARNING_DAYS.stream()
                        .map(days -> new Warning(by.minusDays(days), by, ends, days))
                        .toList();
    }

    /** From when a case that ended may be taken for settled. */
    LocalDate settlesOn(Dispute dispute) {
        return day(dispute.reports().getLast().occurredAt()).plusDays(SETTLING_DAYS);
    }

    /**
     * The next day on which the case has to be looked at: the key of the due index. Null when only
     * another report can bring something to do.
     */
    public @Nullable LocalDate nextOn(Dispute dispute) {
        LocalDate watchedOn = dispute.watch().on();
        return days(dispute)
                .filter(day -> watchedOn == null || day.isAfter(watchedOn))
                .findFirst()
                .orElse(null);
    }

    private Stream<LocalDate> days(Dispute dispute) {
        Stream<LocalDate> warned = warnings(dispute).stream().map(Warning::on);
        if (!dispute.status().isLost()) {
            // what is owed again after a loss is not when the case goes on
            return dispute.reopened().isZero()
                    ? warned
                    : Stream.concat(Stream.of(day(dispute.openedAt())), warned);
        }
        return dispute.writtenOff().isEqual(dispute.reopened())
                ? Stream.of()
                : Stream.of(settlesOn(dispute));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
