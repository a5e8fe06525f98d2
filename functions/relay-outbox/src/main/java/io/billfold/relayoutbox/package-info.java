/** Puts the events that transactions left in the tables on the event bus. */
@NullMarked
package io.billfold.relayoutbox;

import org.jspecify.annotations.NullMarked;
