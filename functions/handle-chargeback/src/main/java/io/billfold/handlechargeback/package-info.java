/**
 * Works the cases in which a payer's bank asks for money back. Case and money are two tracks: money
 * is booked once per movement, whichever event tells of it first.
 */
@NullMarked
package io.billfold.handlechargeback;

import org.jspecify.annotations.NullMarked;
