/** Writes to customers: a new invoice, and reminders of overdue ones. */
@NullMarked
package io.billfold.sendnotice;

import org.jspecify.annotations.NullMarked;
