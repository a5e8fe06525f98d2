@NullMarked
package io.billfold.opendocument;

import org.jspecify.annotations.NullMarked;
