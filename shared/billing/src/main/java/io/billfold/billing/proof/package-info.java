/**
 * Proof that nothing that was issued has been removed, changed, reordered or added since.
 *
 * <p>Each day (UTC) has a {@linkplain io.billfold.billing.proof.Seal seal}: the root of a
 * {@linkplain io.billfold.billing.proof.MerkleTree Merkle tree} over the hashes of all documents
 * that were made on that day, chained to the seal of the day before. Whoever knows the hash of one
 * seal can check every document of that day and of all days before it, without the system that made
 * them. Hashes are SHA-256 (FIPS 180-4); what is hashed is canonical JSON (RFC 8785) in UTF-8.
 * Nothing here reads a clock or a file.
 */
@NullMarked
package io.billfold.billing.proof;

import org.jspecify.annotations.NullMarked;
