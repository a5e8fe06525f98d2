/** Seals every day what was issued, and proves of a document that it was sealed. */
@NullMarked
package io.billfold.sealdocuments;

import org.jspecify.annotations.NullMarked;
