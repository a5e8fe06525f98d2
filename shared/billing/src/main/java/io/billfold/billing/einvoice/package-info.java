/**
 * Electronic invoices: what a document must say so that its XML is valid by EN 16931-1 and by the
 * profiles that narrow it. Rules are named as in their official artefacts.
 */
@NullMarked
package io.billfold.billing.einvoice;

import org.jspecify.annotations.NullMarked;
