@NullMarked
package io.billfold.calculatetax;

import org.jspecify.annotations.NullMarked;
