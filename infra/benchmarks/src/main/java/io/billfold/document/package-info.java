/** Measures the renderer from within. */
@NullMarked
package io.billfold.document;

import org.jspecify.annotations.NullMarked;
