/**
 * A payment provider for the local cloud: the part of Stripe's API that is used, with Stripe's own
 * test instruments. No money moves.
 */
@NullMarked
package io.billfold.local.sandbox;

import org.jspecify.annotations.NullMarked;
