/**
 * The layout's arrows and the limits on code, read from the compiled classes of every module and
 * from their sources.
 */
@NullMarked
package io.billfold.checks.architecture;

import org.jspecify.annotations.NullMarked;
