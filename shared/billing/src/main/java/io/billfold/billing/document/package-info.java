/**
 * A business document as it is handed out: an invoice or credit note in the terms of EN 16931-1 (BT
 * and BG numbers), whoever made it. From nothing but this are rendered its PDF and its XML, and its
 * canonical JSON is the snapshot that is kept for as long as the law asks.
 *
 * <p>Amounts are those that stand on the document, in its currency unless another is named. A
 * document whose figures do not add up can't exist. Where a field goes beyond EN 16931 its
 * description says <i>extension</i>.
 */
@NullMarked
package io.billfold.billing.document;

import org.jspecify.annotations.NullMarked;
