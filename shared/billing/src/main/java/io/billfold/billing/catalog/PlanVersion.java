package io.billfold.billing.catalog;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a plan charges from a date on. A version that was in force is never changed: lines name it.
 *
 * @param number from 1
 * @param from first day on which it is in force
 * @param charges at least one
 */
public record PlanVersion(int number, LocalDate from, List<Charge> charges) {
    public PlanVersion {
        charges = List.copyOf(charges);
        Set<String> ids = new HashSet<>();
        for (Charge charge : charges) {
            if (!ids.add(charge.id())) {
                throw new IllegalArgumentException("charge " + charge.id() + " stands twice");
            }
        }
        if (charges.isEmpty()) {
            throw new IllegalArgumentException("version " + number + " has no charges");
        }
    }
}
