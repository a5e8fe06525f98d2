/** Pages of published exchange rates, as they are sent to be loaded. */
@NullMarked
package io.billfold.events.exchange;

import org.jspecify.annotations.NullMarked;
