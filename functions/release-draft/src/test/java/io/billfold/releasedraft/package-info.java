@NullMarked
package io.billfold.releasedraft;

import org.jspecify.annotations.NullMarked;
