@NullMarked
package io.billfold.recorddelivery;

import org.jspecify.annotations.NullMarked;
