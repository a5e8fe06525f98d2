@NullMarked
package io.billfold.local.api;

import org.jspecify.annotations.NullMarked;
