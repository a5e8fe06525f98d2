package io.billfold.local.command.soak;

import java.util.List;

/**
 * What became of a soak.
 *
 * @param seed repeats its plan
 * @param invoices that the auditor found
 * @param kills processes that were killed
 * @param restarts processes that went on where another ended
 * @param rubbish what was sent and must not be
 * @param repeats orders that were sent once more
 * @param violations what is wrong; empty when all is well
 * @param seconds in all
 * @param billingSeconds in which the two months were billed, with all kills and restarts
 * @param auditSeconds in which the auditor read everything
 * @param samples of memory, in their order
 */
public record Outcome(
        long seed,
        long invoices,
        int kills,
        int restarts,
        Refuse rubbish,
        long repeats,
        List<String> violations,
        double seconds,
        double billingSeconds,
        double auditSeconds,
        List<HeapSample> samples,
        Memory memory) {
    public Outcome {
        violations = List.copyOf(violations);
        samples = List.copyOf(samples);
    }

    /**
     * Rubbish.
     *
     * @param orders sent that are none
     * @param rejections kept
     * @param messages sent to other queues and as events that no function can handle
     * @param deadLetters of them that lie in dead-letter queues
     * @param refusedCalls calls that were refused
     */
    public record Refuse(
            int orders, int rejections, int messages, int deadLetters, int refusedCalls) {
        /** All pieces. */
        public int sent() {
            return orders + messages + refusedCalls;
        }

        /** Pieces that are kept, where somebody can look at them. */
        public int kept() {
            return rejections + deadLetters;
        }
    }

    /** With everything that happened in those months, restarts included. */
    public double invoicesPerSecond() {
        return invoices / billingSeconds;
    }
}
