/**
 * Access to invoices: who may see what, what is searched for and by which index, legal holds, and
 * the access log, whose entries are chained by their hashes.
 *
 * <p>The chain: the first entry follows {@link io.billfold.billing.access.AccessHead#GENESIS};
 * every other names the hash of the entry before it. An entry's hash is the SHA-256 over its
 * canonical JSON (RFC 8785), which holds that name too. So who knows the hash of one entry knows
 * all that came before it: a change, a removal, an addition or another order is found by {@link
 * io.billfold.billing.access.AccessChain}, up to the last hash that somebody else has kept.
 */
@NullMarked
package io.billfold.billing.access;

import org.jspecify.annotations.NullMarked;
