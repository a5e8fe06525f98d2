package io.billfold.billing.catalog;

import io.billfold.billing.Checks;
import io.billfold.billing.usage.Aggregation;

import java.util.Set;

/** What a charge's price is multiplied by. */
public sealed interface Basis {
    /** Once a period, whatever is used. */
    record Fixed() implements Basis {}

    /** The item's quantity: seats, licences, devices. */
    record PerItem() implements Basis {}

    /** Once, when the item starts: a set-up fee. */
    record Once() implements Basis {}

    /**
     * What was used in the period.
     *
     * @param metric which events count, for example {@code api-calls}
     * @param aggregation how they become one quantity
     */
    record Metered(String metric, Aggregation aggregation) implements Basis {
        public Metered {
            Checks.id("metric", metric);
        }
    }

    /**
     * The charge's flat price is the least that metered charges come to; what they fall short is
     * charged.
     *
     * @param charges ids of the charges that count towards it; empty for all metered ones
     * @param span whether each period or each term is looked at
     */
    record Commitment(Set<String> charges, Span span) implements Basis {
        public Commitment {
            charges = Set.copyOf(charges);
        }

        /** Whether a charge counts towards the commitment. */
        public boolean covers(Charge charge) {
            return charge.basis() instanceof Metered
                    && (charges.isEmpty() || charges.contains(charge.id()));
        }
    }

    /** What a commitment is made for. */
    enum Span {
        PERIOD,
        TERM
    }

    /** Whether the quantity is known only when the period is over. */
    default boolean isKnownAfterwards() {
        return switch (this) {
            case Metered metered -> true;
            case Commitment commitment -> true;
            case Fixed fixed -> false;
            case PerItem perItem -> false;
            case Once once -> false;
        };
    }
}
