package io.billfold.local.command.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether memory is flat. Processes are compared at rest, when what they hold is not on its way
 * anywhere: what the last one holds after its work with what a new one holds on the same tables and
 * documents, and that with what a new one held a month before.
 *
 * @param worked the last life that worked, at rest
 * @param workedInvoices how many invoices that life issued
 * @param fresh a new life after it, on the same data
 * @param freshBefore a new life a month before
 */
public record Memory(
        HeapSample worked, long workedInvoices, HeapSample fresh, HeapSample freshBefore) {
    /**
     * What a process may hold for each invoice there ever was: the list of documents and mails that
     * stands for S3's and SES's own memory. Functions hold nothing.
     */
    public static final long KEPT_BYTES_MAX = 8 * 1024;

    /** What a process may hold after each invoice that it issued itself, beyond that. */
    public static final long LEFT_BYTES_MAX = 1024;

    /** What work leaves once: functions with their clients, caches and code. */
    public static final long WARM_BYTES_MAX = 96 * 1024 * 1024;

    /** Bytes that a new process holds more, for each invoice that there is more. */
    public long keptBytes() {
        long invoices = Math.max(1, fresh.invoices() - freshBefore.invoices());
        return (fresh.usedBytes() - freshBefore.usedBytes()) / invoices;
    }

    /** Bytes that the process that worked holds, and a new one does not. */
    public long leftBytes() {
        return worked.usedBytes() - fresh.usedBytes();
    }

    /** How many those may be. */
    public long leftBytesMax() {
        return WARM_BYTES_MAX + workedInvoices * LEFT_BYTES_MAX;
    }

    /** What is not flat; empty when all is. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (keptBytes() > KEPT_BYTES_MAX) {
            violations.add(
                    String.format(
                            Locale.ROOT,
                            "a new process holds %,d bytes for each invoice, allowed are %,d",
                            keptBytes(),
                            KEPT_BYTES_MAX));
        }
        if (leftBytes() > leftBytesMax()) {
            violations.add(
                    String.format(
                            Locale.ROOT,
                            "after %,d invoices a process holds %,d bytes more than a new one,"
                                    + " allowed are %,d",
                            workedInvoices,
                            leftBytes(),
                            leftBytesMax()));
        }
        return violations;
    }
}
