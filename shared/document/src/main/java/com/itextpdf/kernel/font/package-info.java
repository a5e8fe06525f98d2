/**
 * One class that has to live in iText's package, because the two methods it overrides are package
 * private there.
 */
@NullMarked
package com.itextpdf.kernel.font;

import org.jspecify.annotations.NullMarked;
