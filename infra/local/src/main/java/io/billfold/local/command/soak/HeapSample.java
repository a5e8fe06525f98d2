package io.billfold.local.command.soak;

/**
 * What the cloud's heap holds after everything unreachable was collected.
 *
 * @param when for example {@code month 1, at rest}
 * @param life which process it was, from 1 on
 * @param invoices issued by then
 * @param usedBytes what is reachable
 */
public record HeapSample(String when, int life, long invoices, long usedBytes) {}
