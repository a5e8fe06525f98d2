@NullMarked
package io.billfold.document.books;

import org.jspecify.annotations.NullMarked;
