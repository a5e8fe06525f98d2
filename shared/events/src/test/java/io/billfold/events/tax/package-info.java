@NullMarked
package io.billfold.events.tax;

import org.jspecify.annotations.NullMarked;
