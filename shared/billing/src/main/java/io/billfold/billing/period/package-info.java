/**
 * Half-open intervals of local dates, and the grids of periods that billing counts from an anchor.
 */
@NullMarked
package io.billfold.billing.period;

import org.jspecify.annotations.NullMarked;
