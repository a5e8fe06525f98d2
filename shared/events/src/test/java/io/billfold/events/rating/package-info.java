@NullMarked
package io.billfold.events.rating;

import org.jspecify.annotations.NullMarked;
