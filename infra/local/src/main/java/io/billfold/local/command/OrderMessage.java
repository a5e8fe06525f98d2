package io.billfold.local.command;

/**
 * One order as it is sent to the orders queue. It may be wrong: accept-order says what is wrong.
 *
 * @param place where it came from, for example {@code orders.csv line 2}
 * @param body the message: order JSON, or whatever stood there
 */
public record OrderMessage(String place, String body) {}
