/**
 * Puts together the answer to a dispute: what a bank wants to see, as far as it is there, for a
 * person or a seller's rule to decide. What is decided, {@code call-provider} sends.
 */
@NullMarked
package io.billfold.collectevidence;

import org.jspecify.annotations.NullMarked;
