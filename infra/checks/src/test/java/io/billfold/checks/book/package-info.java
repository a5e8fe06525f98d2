/** Real books: subscribers billed for a month, invoices followed until they are paid. */
@NullMarked
package io.billfold.checks.book;

import org.jspecify.annotations.NullMarked;
