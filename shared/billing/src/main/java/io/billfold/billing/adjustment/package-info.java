/**
 * What is changed about an issued invoice, which itself never changes: credit notes take back,
 * additional invoices add, and a correction credits the whole and invoices anew. Credits never
 * exceed their invoice: in no line, in no tax base and in no tax.
 */
@NullMarked
package io.billfold.billing.adjustment;

import org.jspecify.annotations.NullMarked;
