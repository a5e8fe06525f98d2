@NullMarked
package io.billfold.checktaxid;

import org.jspecify.annotations.NullMarked;
