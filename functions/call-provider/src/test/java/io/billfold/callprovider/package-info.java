@NullMarked
package io.billfold.callprovider;

import org.jspecify.annotations.NullMarked;
