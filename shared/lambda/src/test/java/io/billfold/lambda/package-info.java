@NullMarked
package io.billfold.lambda;

import org.jspecify.annotations.NullMarked;
