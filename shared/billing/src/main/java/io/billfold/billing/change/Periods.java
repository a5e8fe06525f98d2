package io.billfold.billing.change;

import io.billfold.billing.catalog.Plan;
import io.billfold.billing.period.Cycle;
import io.billfold.billing.subscription.Phase;

import java.time.LocalDate;

/** Ends of periods and terms. */
final class Periods {
    private Periods() {}

    /** First day after the period of a phase that a day lies in. */
    static LocalDate periodEnd(Plan plan, Phase phase, LocalDate day) {
        Cycle cycle = plan.cycle(phase.anchor());
        return cycle.border(cycle.indexOf(day) + 1);
    }

    /** First day after the term that a day lies in. */
    static LocalDate termEnd(Plan.Term term, LocalDate contractOn, LocalDate day) {
        Cycle terms = new Cycle(contractOn, term.length());
        return terms.border(terms.indexOf(day) + 1);
    }
}
