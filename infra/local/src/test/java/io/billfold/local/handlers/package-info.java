/** Handlers of the tests' template. */
@NullMarked
package io.billfold.local.handlers;

import org.jspecify.annotations.NullMarked;
