/**
 * Giving money back the way it came: which payments, how much of each, and what came of it. Nothing
 * here talks to a provider.
 */
@NullMarked
package io.billfold.billing.refunding;

import org.jspecify.annotations.NullMarked;
