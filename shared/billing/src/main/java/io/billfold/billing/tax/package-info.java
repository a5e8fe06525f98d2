/** The right tax with its reason. Rates and rules are data with a source and dates. */
@NullMarked
package io.billfold.billing.tax;

import org.jspecify.annotations.NullMarked;
