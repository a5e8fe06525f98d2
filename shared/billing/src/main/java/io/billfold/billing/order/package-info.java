/** What a customer ordered: checked, and accepted or refused with every reason. */
@NullMarked
package io.billfold.billing.order;

import org.jspecify.annotations.NullMarked;
