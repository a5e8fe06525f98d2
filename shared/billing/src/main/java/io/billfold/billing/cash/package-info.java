/**
 * Money in the bank: statements, what each of their entries pays, and what that does to the ledger.
 * An entry is first a receipt, then it is applied; both can be undone by a return. Confidence is in
 * thousandths. Nothing is applied by itself that two explanations fit equally well.
 */
@NullMarked
package io.billfold.billing.cash;

import org.jspecify.annotations.NullMarked;
