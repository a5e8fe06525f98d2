package io.billfold.billing.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whether a unit that was begun is charged whole. */
public enum Units {
    /** Parts of a unit are charged as parts. */
    EXACT,
    /** A unit that was begun is charged whole: 2.1 hours are 3. */
    STARTED;

    BigDecimal of(BigDecimal quantity) {
        return this == STARTED ? quantity.setScale(0, RoundingMode.CEILING) : quantity;
    }
}
