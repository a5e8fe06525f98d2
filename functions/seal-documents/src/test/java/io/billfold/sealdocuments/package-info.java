@NullMarked
package io.billfold.sealdocuments;

import org.jspecify.annotations.NullMarked;
