/** Tests of another endpoint; it is a second local cloud, so that none needs Docker. */
@NullMarked
package io.billfold.local.remote;

import org.jspecify.annotations.NullMarked;
