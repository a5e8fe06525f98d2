/** Turns drafts into invoices with gapless numbers, many in one transaction. */
@NullMarked
package io.billfold.issueinvoice;

import org.jspecify.annotations.NullMarked;
