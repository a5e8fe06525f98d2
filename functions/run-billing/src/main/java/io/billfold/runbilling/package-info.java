/** Finds the subscriptions whose next period begins and has them drafted. */
@NullMarked
package io.billfold.runbilling;

import org.jspecify.annotations.NullMarked;
