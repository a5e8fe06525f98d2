@NullMarked
package io.billfold.events.exchange;

import org.jspecify.annotations.NullMarked;
