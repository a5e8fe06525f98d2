/** Small files that survive a hard kill: written beside and renamed into place. */
@NullMarked
package io.billfold.local.disk;

import org.jspecify.annotations.NullMarked;
