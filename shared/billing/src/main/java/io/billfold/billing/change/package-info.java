/** Decides changes of running subscriptions: when they take effect, and whether they can be. */
@NullMarked
package io.billfold.billing.change;

import org.jspecify.annotations.NullMarked;
