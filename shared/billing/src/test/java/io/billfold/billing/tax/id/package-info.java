@NullMarked
package io.billfold.billing.tax.id;

import org.jspecify.annotations.NullMarked;
