@NullMarked
package io.billfold.sendnotice;

import org.jspecify.annotations.NullMarked;
