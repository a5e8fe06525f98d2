/** Recurring agreements and the half-open periods they are billed for. */
@NullMarked
package io.billfold.billing.subscription;

import org.jspecify.annotations.NullMarked;
