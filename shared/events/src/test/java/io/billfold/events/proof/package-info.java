@NullMarked
package io.billfold.events.proof;

import org.jspecify.annotations.NullMarked;
