package io.billfold.testkit.audit;

/**
 * Something that must not be.
 *
 * @param invariant the short name of the rule that is broken, for example {@code numbers-gapless}
 * @param detail what was found, with the values that show it
 */
public record Violation(String invariant, String detail) {
    @Override
    public String toString() {
        return invariant + ": " + detail;
    }
}
