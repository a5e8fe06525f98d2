/** Says what the next invoice of a subscription will be, or what a change would cost. */
@NullMarked
package io.billfold.previewinvoice;

import org.jspecify.annotations.NullMarked;
