/**
 * Tax quotes: what tax would be charged, as JSON in and JSON out. The checkout, the calculator on
 * the command line and the drafts of invoices are decided by the same rules.
 */
@NullMarked
package io.billfold.events.tax;

import org.jspecify.annotations.NullMarked;
