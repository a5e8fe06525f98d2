/** Double entry: what each business event posts, balanced per entry and currency. */
@NullMarked
package io.billfold.billing.ledger;

import org.jspecify.annotations.NullMarked;
