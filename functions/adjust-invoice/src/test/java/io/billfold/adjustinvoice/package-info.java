@NullMarked
package io.billfold.adjustinvoice;

import org.jspecify.annotations.NullMarked;
