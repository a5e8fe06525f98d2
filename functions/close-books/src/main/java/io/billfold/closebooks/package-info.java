/**
 * Keeps months of the books: what was invoiced for a month becomes revenue when it is over, months
 * are closed and opened, and what is deferred is shown.
 */
@NullMarked
package io.billfold.closebooks;

import org.jspecify.annotations.NullMarked;
