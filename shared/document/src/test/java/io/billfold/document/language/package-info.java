@NullMarked
package io.billfold.document.language;

import org.jspecify.annotations.NullMarked;
