/**
 * Income tax that a customer keeps of what it pays, and pays to its own state in the seller's name.
 * The invoice stays whole: what was withheld is a claim of the seller on that state, good once the
 * customer's certificate is there. It is never a discount, a bad debt or a short payment.
 */
@NullMarked
package io.billfold.billing.withholding;

import org.jspecify.annotations.NullMarked;
