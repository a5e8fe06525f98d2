package io.billfold.checktaxid;

import io.billfold.billing.Problem;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;

/** What became of a wish to ask about an account's tax id. */
sealed interface Asking {
    /**
     * The register was asked.
     *
     * @param check what it said this time
     * @param standing what counts now
     */
    record Asked(TaxIdCheck check, TaxIdStanding standing) implements Asking {}

    /** There is nothing to ask, or nobody. */
    record Refused(Problem problem) implements Asking {}

    /** There is no such account. */
    record Unknown() implements Asking {}

    /** Somebody else asked at the same time. */
    record ChangedMeanwhile() implements Asking {}
}
