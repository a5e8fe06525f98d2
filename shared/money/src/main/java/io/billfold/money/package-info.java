/**
 * Unit prices and rounding on top of Joda-Money. An amount is an {@link org.joda.money.Money}:
 * whole minor units of one currency. No method here reads a clock, a locale or a default.
 */
@NullMarked
package io.billfold.money;

import org.jspecify.annotations.NullMarked;
