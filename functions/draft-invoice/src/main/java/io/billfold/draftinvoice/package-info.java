/** Rates the periods of a subscription that are due. */
@NullMarked
package io.billfold.draftinvoice;

import org.jspecify.annotations.NullMarked;
