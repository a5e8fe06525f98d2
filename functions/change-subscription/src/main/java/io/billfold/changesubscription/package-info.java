/** Records changes of running subscriptions, and shows where a subscription stands. */
@NullMarked
package io.billfold.changesubscription;

import org.jspecify.annotations.NullMarked;
