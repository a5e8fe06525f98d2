@NullMarked
package io.billfold.lambda.log;

import org.jspecify.annotations.NullMarked;
