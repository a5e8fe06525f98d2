@NullMarked
package io.billfold.rundunning;

import org.jspecify.annotations.NullMarked;
