package io.billfold.billing.collecting;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What refusals mean and what networks allow, from {@code declines.csv}, {@code advice.csv} and
 * {@code limits.csv} beside this class, each line with its source and the days on which it holds.
 */
public final class DeclineRules {
    private static final int COLUMNS = 8;
    private static final DeclineRules BUNDLED = read();

    private final List<Line> declines;
    private final List<Line> advice;
    private final List<Line> limits;

    private DeclineRules(List<Line> declines, List<Line> advice, List<Line> limits) {
        this.declines = List.copyOf(declines);
        this.advice = List.copyOf(advice);
        this.limits = List.copyOf(limits);
    }

    /** The rules that come with Billfold. */
    public static DeclineRules bundled() {
        return BUNDLED;
    }

    private static DeclineRules read() {
        return new DeclineRules(lines("declines.csv"), lines("advice.csv"), lines("limits.csv"));
    }

    private static List<Line> lines(String file) {
        List<Line> lines = new ArrayList<>();
        for (FactFile.Row row : FactFile.read(DeclineRules.class, file, COLUMNS).rows()) {
            lines.add(Line.of(row));
        }
        return lines;
    }

    /**
     * A line of one of the files.
     *
     * @param to the first day on which it no longer holds, or null
     */
    private record Line(
            String issuer,
            String code,
            String value,
            LocalDate from,
            @Nullable LocalDate to,
            FactFile.Row row) {
        static Line of(FactFile.Row row) {
            return new Line(
                    row.required(0),
                    row.required(1),
                    row.text(2),
                    row.date(3),
                    row.dateOrNull(4),
                    row);
        }

        boolean holds(String asked, LocalDate on) {
            return issuer.equals(asked) && !on.isBefore(from) && (to == null || on.isBefore(to));
        }
    }

    /**
     * What a refusal means. The network's word counts before the provider's, a hard word before any
     * other; what nobody knows is soft, as another try within the networks' limits does no harm.
     */
    public Decline.Kind kind(Decline decline, LocalDate on) {
        if (delay(decline, on) instanceof Delay.Never) {
            return Decline.Kind.HARD;
        }
        Decline.Kind network = kind(decline.network(), decline.networkCode(), on);
        Decline.Kind provider = kind(decline.provider(), decline.code(), on);
        if (network == Decline.Kind.HARD || provider == Decline.Kind.HARD) {
            return Decline.Kind.HARD;
        }
        if (network != null) {
            return network;
        }
        return provider == null ? Decline.Kind.SOFT : provider;
    }

    private Decline.@Nullable Kind kind(
            @Nullable String issuer, @Nullable String code, LocalDate on) {
        if (issuer == null || code == null) {
            return null;
        }
        return find(declines, issuer, code, on)
                .map(line -> Decline.Kind.valueOf(line.value().toUpperCase(Locale.ROOT)))
                .orElse(null);
    }

    private static Optional<Line> find(List<Line> lines, String issuer, String code, LocalDate on) {
        return lines.stream()
                .filter(line -> line.code().equals(code) && line.holds(issuer, on))
                .findFirst();
    }

    /** How long a refusal says to wait. */
    sealed interface Delay {
        /** Nothing is said. */
        record None() implements Delay {}

        /** The same instrument must not be charged again. */
        record Never() implements Delay {}

        /** At least this long. */
        record AtLeast(Duration time) implements Delay {}
    }

    /** What a refusal's advice says about the next try. */
    Delay delay(Decline decline, LocalDate on) {
        if (decline.network() == null || decline.advice() == null) {
            return new Delay.None();
        }
        Optional<Line> line = find(advice, decline.network(), decline.advice(), on);
        if (line.isEmpty()) {
            return new Delay.None();
        }
        return line.get().value().isEmpty()
                ? new Delay.Never()
                : new Delay.AtLeast(Duration.ofHours(line.get().row().integer(2)));
    }

    /**
     * How often a network lets a payment be tried.
     *
     * @param tries at most, the first one included
     * @param within any time of this length
     */
    public record Limit(int tries, Duration within) {}

    /** The limits of a network on a day; none where it is not known. */
    public List<Limit> limits(String network, LocalDate on) {
        return limits.stream()
                .filter(line -> line.holds(network, on))
                .map(line -> new Limit(tries(line), Duration.ofHours(line.row().integer(2))))
                .toList();
    }

    private static int tries(Line line) {
        return line.row().integer(1);
    }
}
