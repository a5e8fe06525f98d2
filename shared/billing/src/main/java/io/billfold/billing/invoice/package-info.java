/** Drafts, issued invoices and their gapless numbers, in the terms of EN 16931. */
@NullMarked
package io.billfold.billing.invoice;

import org.jspecify.annotations.NullMarked;
