/**
 * What the law of a country wants of an invoice: what it must say, in which words and language, how
 * it is numbered and how long it is kept. The rules are data beside these classes, each with its
 * source and how sure it is; a law that can't be held against the document is only told.
 *
 * <p>Two countries matter: where the seller has its seat (law {@code trade}), and where tax is owed
 * (law {@code tax}), see {@link io.billfold.billing.content.Jurisdiction}.
 */
@NullMarked
package io.billfold.billing.content;

import org.jspecify.annotations.NullMarked;
