/** Finds what is overdue, day by day, and has it reminded. */
@NullMarked
package io.billfold.rundunning;

import org.jspecify.annotations.NullMarked;
