@NullMarked
package io.billfold.configureexchangerates;

import org.jspecify.annotations.NullMarked;
