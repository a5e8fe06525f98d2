/** Subscriptions' terms, changes and ledgers as JSON: what is sent, and what is stored. */
@NullMarked
package io.billfold.events.subscription;

import org.jspecify.annotations.NullMarked;
