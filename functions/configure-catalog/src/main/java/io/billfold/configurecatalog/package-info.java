/** Replaces and shows what sellers sell. */
@NullMarked
package io.billfold.configurecatalog;

import org.jspecify.annotations.NullMarked;
