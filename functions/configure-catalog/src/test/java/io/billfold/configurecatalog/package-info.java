@NullMarked
package io.billfold.configurecatalog;

import org.jspecify.annotations.NullMarked;
