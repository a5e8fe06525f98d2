/**
 * How documents reach their customers and what became of it: by e-mail, portal or Peppol. What is
 * reported may come late, twice and in any order; the same reports always come to the same state.
 */
@NullMarked
package io.billfold.billing.delivery;

import org.jspecify.annotations.NullMarked;
