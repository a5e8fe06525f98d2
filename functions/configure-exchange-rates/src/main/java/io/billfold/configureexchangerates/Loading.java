package io.billfold.configureexchangerates;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of a page of rates. */
sealed interface Loading {
    /**
     * All of it is known now.
     *
     * @param added rates that are new
     * @param known rates that were known with the same value
     * @param replaced rates that had another value
     */
    record Done(int added, int known, int replaced) implements Loading {}

    /** Nothing of it was taken. */
    record Refused(List<Problem> problems) implements Loading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else loaded rates of the same months at the same time; nothing was taken. */
    record ChangedMeanwhile() implements Loading {}
}
