/** Takes published exchange rates, and answers which one counts. */
@NullMarked
package io.billfold.configureexchangerates;

import org.jspecify.annotations.NullMarked;
