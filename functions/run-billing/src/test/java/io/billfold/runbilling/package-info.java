@NullMarked
package io.billfold.runbilling;

import org.jspecify.annotations.NullMarked;
