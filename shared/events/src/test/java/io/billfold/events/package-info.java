@NullMarked
package io.billfold.events;

import org.jspecify.annotations.NullMarked;
