/**
 * The books of a seller as tax offices and auditors read them: SAF-T (OECD 2.0), the French FEC and
 * plain tables. Every writer takes what it writes as iterators and writes it at once, so that any
 * number of entries fits into memory; what must stand before the entries is counted in a pass of
 * its own, by {@link io.billfold.document.books.Tally}. Amounts are of one currency in each file,
 * as the ledger keeps every currency for itself.
 */
@NullMarked
package io.billfold.document.books;

import org.jspecify.annotations.NullMarked;
