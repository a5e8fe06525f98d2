/** Money that arrived and the invoices it settles. */
@NullMarked
package io.billfold.billing.payment;

import org.jspecify.annotations.NullMarked;
