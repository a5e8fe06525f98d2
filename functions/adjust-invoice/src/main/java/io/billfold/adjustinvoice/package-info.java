/** Gives back, adds to and corrects what was invoiced, and asks for account credit to be paid. */
@NullMarked
package io.billfold.adjustinvoice;

import org.jspecify.annotations.NullMarked;
