@NullMarked
package io.billfold.events.subscription;

import org.jspecify.annotations.NullMarked;
