/**
 * Collecting what is owed from a payer's card, account or wallet: which instrument, when, how
 * often, and what a refusal means. Instants are UTC; nothing here talks to a provider.
 */
@NullMarked
package io.billfold.billing.collecting;

import org.jspecify.annotations.NullMarked;
