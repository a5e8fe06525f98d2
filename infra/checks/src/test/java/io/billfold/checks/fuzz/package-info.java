/**
 * Inputs that nobody should send: damaged texts, JSON whose parts were exchanged, and whatever else
 * bad programs and bad people put into a request. All of it follows from one seed, which is printed
 * and can be given again.
 */
@NullMarked
package io.billfold.checks.fuzz;

import org.jspecify.annotations.NullMarked;
