/** Sellers who issue invoices and accounts that receive them. */
@NullMarked
package io.billfold.billing.account;

import org.jspecify.annotations.NullMarked;
