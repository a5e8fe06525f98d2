/** Gives a draft its tax, or holds it back with the reasons. */
@NullMarked
package io.billfold.calculatetax;

import org.jspecify.annotations.NullMarked;
