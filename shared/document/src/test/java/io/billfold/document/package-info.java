/** Tests of the documents: their bytes, and what independent validators say of them. */
@NullMarked
package io.billfold.document;

import org.jspecify.annotations.NullMarked;
