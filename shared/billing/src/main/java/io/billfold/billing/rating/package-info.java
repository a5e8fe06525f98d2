/** From a subscription and a period to priced lines. */
@NullMarked
package io.billfold.billing.rating;

import org.jspecify.annotations.NullMarked;
