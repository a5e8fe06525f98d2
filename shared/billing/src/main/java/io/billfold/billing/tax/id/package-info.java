/**
 * Tax ids: how they are formed in each country, and what a register said about them. Well formed is
 * what a number looks like; registered is only what its register answers.
 *
 * <p>How numbers are formed is data ({@code formats.csv}); check digits are small pure functions by
 * the name that stands there. A number is normalized without blanks, dots, dashes and slashes, in
 * capitals, with its prefix: {@code DE136695976}.
 */
@NullMarked
package io.billfold.billing.tax.id;

import org.jspecify.annotations.NullMarked;
