/**
 * The languages of documents: how they write amounts, numbers, dates and countries ({@link
 * io.billfold.billing.language.Formats}), and what decisions say in words ({@link
 * io.billfold.billing.language.Phrases}).
 *
 * <p>All of it is read from files of our own beside these classes. {@code phrases/xx.properties} is
 * written by hand, one file per language with the same keys. {@code formats/xx.properties} is
 * derived from Unicode CLDR 48.2.0 (licence Unicode-3.0, {@code formats/LICENSE.txt}) by {@code
 * cldr-recipe}: never from the JDK's locale data, which changes with the JDK, while a document's
 * bytes must not. A changed file changes bytes, so it is a new renderer version.
 *
 * <p>All languages write digits as {@code 0123456789}. CLDR has it so for Arabic too ({@code
 * defaultNumberingSystem} is {@code latn}); invoice numbers, IBANs and the structured invoice have
 * no others, and one document with two sets of digits is hard to compare and easy to misread.
 *
 * <p>Texts are in the order of reading. Those of right-to-left languages may hold marks of
 * direction (U+200E, U+200F), as CLDR has them: they steer the order of drawing and have no shape.
 *
 * <p>Everything here is immutable and safe for any number of threads.
 */
@NullMarked
package io.billfold.billing.language;

import org.jspecify.annotations.NullMarked;
