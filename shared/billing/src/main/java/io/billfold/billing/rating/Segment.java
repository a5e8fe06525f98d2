package io.billfold.billing.rating;

import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.Window;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A part of a period in which nothing changes.
 *
 * @param quantity seats or devices; 1 for charges that don't look at them
 * @param free why nothing is charged, or null
 */
record Segment(LocalDateTime from, LocalDateTime to, BigDecimal quantity, @Nullable String free) {

    /**
     * Times in which something else holds than the plan says.
     *
     * @param free not charged
     * @param pauses not supplied
     */
    record Windows(List<Window> free, List<Window> pauses) {
        boolean isEmpty() {
            return free.isEmpty() && pauses.isEmpty();
        }
    }

    /**
     * Cuts a part of a phase where its quantity, a pause or a free time begins or ends.
     *
     * @param moments turns moments into those that the plan's proration counts
     */
    static List<Segment> cut(
            Phase phase,
            LocalDateTime from,
            LocalDateTime to,
            boolean isPerItem,
            Windows windows,
            UnaryOperator<LocalDateTime> moments) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        if (windows.isEmpty() && (!isPerItem || phase.steps().size() == 1)) {
            BigDecimal quantity = isPerItem ? phase.steps().getFirst().quantity() : BigDecimal.ONE;
            return List.of(new Segment(from, to, quantity, null));
        }
        return new Cutting(phase, isPerItem, windows, moments).cut(from, to);
    }

    /** Looks at every moment at which something may change. */
    private record Cutting(
            Phase phase, boolean isPerItem, Windows windows, UnaryOperator<LocalDateTime> moments) {
        List<Segment> cut(LocalDateTime from, LocalDateTime to) {
            List<Segment> segments = new ArrayList<>();
            LocalDateTime begin = from;
            for (LocalDateTime end : borders(from, to)) {
                if (!isHeld(windows.pauses(), begin)) {
                    add(segments, new Segment(begin, end, quantity(begin), reason(begin)));
                }
                begin = end;
            }
            return segments;
        }

        private TreeSet<LocalDateTime> borders(LocalDateTime from, LocalDateTime to) {
            TreeSet<LocalDateTime> borders = new TreeSet<>();
            if (isPerItem) {
                phase.steps().forEach(step -> borders.add(moments.apply(step.from())));
            }
            addBorders(windows.free(), borders);
            addBorders(windows.pauses(), borders);
            borders.removeIf(border -> !border.isAfter(from) || !border.isBefore(to));
            borders.add(to);
            return borders;
        }

        private void addBorders(List<Window> windows, TreeSet<LocalDateTime> borders) {
            for (Window window : windows) {
                borders.add(moments.apply(window.from()));
                if (window.to() != null) {
                    borders.add(moments.apply(window.to()));
                }
            }
        }

        private boolean isHeld(List<Window> windows, LocalDateTime moment) {
            return windows.stream().anyMatch(window -> counted(window).holds(phase.item(), moment));
        }

        private @Nullable String reason(LocalDateTime moment) {
            for (Window window : windows.free()) {
                if (counted(window).holds(phase.item(), moment)) {
                    return window.reason();
                }
            }
            return null;
        }

        private Window counted(Window window) {
            LocalDateTime end = window.to() == null ? null : moments.apply(window.to());
            return new Window(moments.apply(window.from()), end, window.item(), window.reason());
        }

        private BigDecimal quantity(LocalDateTime moment) {
            if (!isPerItem) {
                return BigDecimal.ONE;
            }
            List<Phase.Step> steps = phase.steps();
            for (int i = steps.size() - 1; i > 0; i--) {
                if (!moments.apply(steps.get(i).from()).isAfter(moment)) {
                    return steps.get(i).quantity();
                }
            }
            return steps.getFirst().quantity();
        }

        /** What goes on unchanged is one segment. */
        private static void add(List<Segment> segments, Segment next) {
            Segment last = segments.isEmpty() ? null : segments.getLast();
            if (last != null
                    && last.to.equals(next.from)
                    && last.quantity.compareTo(next.quantity) == 0
                    && Objects.equals(last.free, next.free)) {
                segments.removeLast();
                segments.add(new Segment(last.from, next.to, last.quantity, last.free));
            } else {
                segments.add(next);
            }
        }
    }
}
