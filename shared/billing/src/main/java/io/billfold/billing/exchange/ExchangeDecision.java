package io.billfold.billing.exchange;

import io.billfold.billing.Problem;

/** What is answered. */
public sealed interface ExchangeDecision {
    /** There is a rate. */
    record Found(Conversion conversion) implements ExchangeDecision {}

    /**
     * There is none that may be used.
     *
     * @param problem of {@code from}, {@code to}, {@code date} or {@code rule}: what is missing and
     *     what to do
     */
    record Refused(Problem problem) implements ExchangeDecision {}
}
