/** Books money that arrived for an invoice: told by a person or by a payment provider. */
@NullMarked
package io.billfold.recordpayment;

import org.jspecify.annotations.NullMarked;
