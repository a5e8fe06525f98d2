/** Files of published exchange rates, as their publishers give them out. */
@NullMarked
package io.billfold.local.exchange;

import org.jspecify.annotations.NullMarked;
