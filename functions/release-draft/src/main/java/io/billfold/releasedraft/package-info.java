/** Lets held drafts go on, and keeps the purchase orders that they may be held for. */
@NullMarked
package io.billfold.releasedraft;

import org.jspecify.annotations.NullMarked;
