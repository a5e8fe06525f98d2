package io.billfold.billing.collecting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * That an instrument will expire: told 30 and 15 days before its last day, which is practice and no
 * rule. One that is added late is told of once, with what is left.
 *
 * @param method what expires
 * @param daysBefore which notice: 30 or 15
 * @param on from which day it is to be given
 * @param lastOn the instrument's last day
 */
public record ExpiryNotice(PaymentMethod method, int daysBefore, LocalDate on, LocalDate lastOn) {
    private static final List<Integer> DAYS = List.of(30, 15);

    /** Tells it from all others of the account, for example {@code visa.2027-01.30}. */
    public String key() {
        return method.id() + "." + method.expires() + "." + daysBefore;
    }

    /** The notices of an instrument; none where it does not expire or is not charged. */
    static List<ExpiryNotice> of(PaymentMethod method) {
        YearMonth expires = method.expires();
        if (expires == null || !method.kind().isCharged() || method.refusal() != null) {
            return List.of();
        }
        LocalDate last = expires.atEndOfMonth();
        return DAYS.stream()
                .map(days -> new ExpiryNotice(method, days, last.minusDays(days), last))
                .toList();
    }

    /** The notices of an account that were not given yet, in the order of their days. */
    private static List<ExpiryNotice> open(PaymentMethods methods) {
        return methods.inOrder().stream()
                .flatMap(it -> of(it).stream())
                .filter(it -> !methods.told().contains(it.key()))
                .sorted(Comparator.comparing(ExpiryNotice::on).thenComparing(ExpiryNotice::key))
                .toList();
    }

    /** On which day the next one is to be given; null when none is left. */
    public static @Nullable LocalDate nextOn(PaymentMethods methods) {
        List<ExpiryNotice> open = open(methods);
        return open.isEmpty() ? null : open.getFirst().on();
    }

    /**
     * What a day brings.
     *
     * @param given to be told, one for each instrument
     * @param keys of all that are done with: the given, those that they make needless, and those of
     *     instruments that have expired
     */
    public record Due(List<ExpiryNotice> given, Set<String> keys) {}

    /** The notices that are to be given by a day. */
    public static Due due(PaymentMethods methods, LocalDate today) {
        List<ExpiryNotice> due =
                open(methods).stream().filter(it -> !it.on().isAfter(today)).toList();
        List<ExpiryNotice> given = new ArrayList<>();
        for (ExpiryNotice each : due) {
            boolean isLatest =
                    due.stream()
                            .noneMatch(
                                    it ->
                                            it.method().equals(each.method())
                                                    && it.on().isAfter(each.on()));
            if (isLatest && !today.isAfter(each.lastOn())) {
                given.add(each);
            }
        }
        return new Due(
                List.copyOf(given), Set.copyOf(due.stream().map(ExpiryNotice::key).toList()));
    }
}
