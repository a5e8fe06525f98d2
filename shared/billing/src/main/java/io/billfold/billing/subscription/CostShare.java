package io.billfold.billing.subscription;

import io.billfold.billing.Checks;

import java.math.BigDecimal;

/**
 * What part of each line a cost centre, location or department carries.
 *
 * @param costCentre as the customer names it (BT-133)
 * @param weight share of the sum of all weights
 */
public record CostShare(String costCentre, BigDecimal weight) {
    public CostShare {
        Checks.text("costCentre", costCentre, 60);
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("weight must be above 0, was " + weight);
        }
    }
}
