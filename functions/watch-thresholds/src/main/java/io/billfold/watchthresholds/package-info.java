/** Counts every week what sellers sold where, and tells them when a threshold comes near. */
@NullMarked
package io.billfold.watchthresholds;

import org.jspecify.annotations.NullMarked;
