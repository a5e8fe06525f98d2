/** The system is killed, and goes on where it was. */
@NullMarked
package io.billfold.checks.recovery;

import org.jspecify.annotations.NullMarked;
