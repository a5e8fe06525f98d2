/** Turns an order into a subscription, or keeps it with the reasons for its refusal. */
@NullMarked
package io.billfold.acceptorder;

import org.jspecify.annotations.NullMarked;
