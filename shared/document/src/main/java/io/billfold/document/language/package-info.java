/**
 * The words of documents beside the facts themselves ({@link
 * io.billfold.document.language.Labels}): {@code labels/xx.properties} is written by hand, one file
 * per language with the same keys. A changed file changes bytes, so it is a new renderer version.
 *
 * <p>Texts are in the order of reading. Those of right-to-left languages may hold marks of
 * direction (U+200E, U+200F): they steer the order of drawing and have no shape.
 *
 * <p>Everything here is immutable and safe for any number of threads.
 */
@NullMarked
package io.billfold.document.language;

import org.jspecify.annotations.NullMarked;
