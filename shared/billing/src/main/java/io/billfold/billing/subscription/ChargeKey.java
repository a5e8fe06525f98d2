package io.billfold.billing.subscription;

import io.billfold.billing.Checks;

/**
 * What is billed once for each period: a charge of an item's phase, for example {@code
 * seats/start/seat}.
 *
 * @param item the item; for a fee the change that charged it
 * @param phase the change that began the phase
 * @param charge the plan's charge
 */
public record ChargeKey(String item, String phase, String charge) {
    public ChargeKey {
        Checks.id("item", item);
        Checks.id("phase", phase);
        Checks.id("charge", charge);
    }

    /** Reads the written form. */
    public static ChargeKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not item/phase/charge such as seats/start/seat");
        }
        return new ChargeKey(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return item + "/" + phase + "/" + charge;
    }
}
