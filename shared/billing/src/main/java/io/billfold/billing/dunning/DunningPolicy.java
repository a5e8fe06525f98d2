package io.billfold.billing.dunning;

import io.billfold.billing.FactFile;

import java.util.List;

/**
 * Which reminder is sent how long after the due date.
 *
 * @param levels the ladder, level 1 first, each later than the one before
 * @param gapDays least days between two reminders of one invoice, so that a missed level is not
 *     followed by the next one at once
 */
public record DunningPolicy(List<Level> levels, int gapDays) {
    private static final int GAP_DAYS = 7;

    public DunningPolicy {
        levels = List.copyOf(levels);
        if (gapDays < 1) {
            throw new IllegalArgumentException(
                    "gapDays " + gapDays + " would allow two reminders on one day");
        }
        for (int i = 0; i < levels.size(); i++) {
            checkLevel(levels, i);
        }
    }

    /** The ladder that comes with Billfold, from {@code ladder.csv} beside this class. */
    public static DunningPolicy bundled() {
        FactFile file = FactFile.read(DunningPolicy.class, "ladder.csv", 4);
        return new DunningPolicy(file.rows().stream().map(DunningPolicy::level).toList(), GAP_DAYS);
    }

    private static Level level(FactFile.Row row) {
        return new Level(row.integer(0), row.integer(1), row.text(2), row.text(3));
    }

    private static void checkLevel(List<Level> levels, int index) {
        Level level = levels.get(index);
        if (level.level() != index + 1) {
            throw new IllegalArgumentException(
                    "level "
                            + level.level()
                            + " stands at place "
                            + (index + 1)
                            + " of the ladder");
        }
        if (index > 0 && level.daysAfterDue() <= levels.get(index - 1).daysAfterDue()) {
            throw new IllegalArgumentException(
                    "level " + level.level() + " is not later than the level before it");
        }
    }

    /**
     * One step of the ladder.
     *
     * @param level from 1
     * @param daysAfterDue days after the last day to pay
     * @param template name of the text that is sent, for example {@code first-reminder}
     * @param why where the step comes from
     */
    public record Level(int level, int daysAfterDue, String template, String why) {
        public Level {
            if (daysAfterDue < 1) {
                throw new IllegalArgumentException(
                        "level "
                                + level
                                + " after "
                                + daysAfterDue
                                + " days: nothing is overdue then");
            }
        }
    }
}
