@NullMarked
package io.billfold.local.sandbox;

import org.jspecify.annotations.NullMarked;
