/** A real book of subscribers, billed for a month. */
@NullMarked
package io.billfold.checks.book;

import org.jspecify.annotations.NullMarked;
