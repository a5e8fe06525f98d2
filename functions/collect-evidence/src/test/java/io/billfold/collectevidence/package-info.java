@NullMarked
package io.billfold.collectevidence;

import org.jspecify.annotations.NullMarked;
