package io.billfold.local.command.soak;

/**
 * When something is done.
 *
 * @param progress orders that were handled and invoices that were issued by then
 */
record Moment(long progress, Deed deed) {}
