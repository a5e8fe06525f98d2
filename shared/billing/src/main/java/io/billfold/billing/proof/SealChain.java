package io.billfold.billing.proof;

import static java.util.stream.Collectors.joining;

import io.billfold.billing.proof.Finding.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Seals of days one after the other, each naming the hash of the one before. Whoever trusts the
 * hash of one of them can trust all before it.
 */
public final class SealChain {
    private final List<Seal> given;
    private final List<Seal> seals;

    /**
     * A chain of at least one seal.
     *
     * @param given in the order of the days; another order is a finding
     */
    public SealChain(List<Seal> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one seal");
        }
        this.given = List.copyOf(given);
        this.seals = given.stream().distinct().sorted(Comparator.comparing(Seal::day)).toList();
    }

    /** The seal of the first day. */
    public Seal first() {
        return seals.getFirst();
    }

    /** The seal of the last day. */
    public Seal last() {
        return seals.getLast();
    }

    /** Whether it begins with the first seal of all. */
    public boolean isFromTheBeginning() {
        return first().previous() == null;
    }

    /** Whether exactly this seal is in it. */
    public boolean holds(Seal seal) {
        return seals.contains(seal);
    }

    /** The seal with this hash. */
    public Optional<Seal> find(Hash hash) {
        return seals.stream().filter(seal -> seal.hash().equals(hash)).findFirst();
    }

    /** The seal of a day. */
    public Optional<Seal> of(LocalDate day) {
        return seals.stream().filter(seal -> seal.day().equals(day)).findFirst();
    }

    /** Everything that is wrong with the chain in itself; nothing where it is whole. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        checkOrder(findings);
        for (int i = 1; i < seals.size(); i++) {
            check(seals.get(i - 1), seals.get(i)).ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * Everything that is wrong with it for somebody who knows one seal's hash.
     *
     * @param known the hash of a seal that must be among them, null where none is known
     */
    public List<Finding> findings(@Nullable Hash known) {
        List<Finding> findings = findings();
        if (known != null && find(known).isEmpty()) {
            String detail =
                    "none of its seals, of %s to %s, has the hash %s: it was made anew, ends before, or is another"
                            .formatted(first().day(), last().day(), known);
            findings.add(new Finding(Kind.BROKEN_CHAIN, "the chain", detail));
        }
        return findings;
    }

    private void checkOrder(List<Finding> findings) {
        List<LocalDate> days = given.stream().map(Seal::day).toList();
        if (!days.equals(days.stream().sorted().toList())) {
            String some = days.stream().limit(10).map(LocalDate::toString).collect(joining(", "));
            findings.add(
                    new Finding(
                            Kind.REORDERED,
                            "the chain",
                            "its seals are not in the order of their days: " + some));
        }
    }

    private static Optional<Finding> check(Seal before, Seal after) {
        long days = ChronoUnit.DAYS.between(before.day(), after.day());
        if (days == 0) {
            return found(Kind.ADDED, after, "there are two of this day, and they differ");
        }
        return days == 1
                ? checkHash(before, after)
                : found(Kind.REMOVED, after, missing(before.day(), days) + " missing before it");
    }

    private static String missing(LocalDate before, long days) {
        LocalDate first = before.plusDays(1);
        return days == 2
                ? "that of " + first + " is"
                : "those of " + first + " to " + before.plusDays(days - 1) + " are";
    }

    private static Optional<Finding> checkHash(Seal before, Seal after) {
        Hash named = after.previous();
        if (named == null) {
            String other = "says that it is the first of all, but there is one of " + before.day();
            return found(Kind.BROKEN_CHAIN, after, other);
        }
        return named.equals(before.hash())
                ? Optional.empty()
                : found(
                        Kind.BROKEN_CHAIN,
                        after,
                        "follows a seal with the hash %s, but that of %s has %s: one was changed"
                                .formatted(named, before.day(), before.hash()));
    }

    private static Optional<Finding> found(Kind kind, Seal seal, String detail) {
        return Optional.of(Finding.ofSeal(kind, seal, detail));
    }
}
