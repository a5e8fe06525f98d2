/** Asks registers whether the tax ids of customers are registered, and asks again in time. */
@NullMarked
package io.billfold.checktaxid;

import org.jspecify.annotations.NullMarked;
