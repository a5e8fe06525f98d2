@NullMarked
package io.billfold.watchthresholds;

import org.jspecify.annotations.NullMarked;
