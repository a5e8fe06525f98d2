/** Makes the documents of an issued invoice and stores them for good. */
@NullMarked
package io.billfold.renderinvoice;

import org.jspecify.annotations.NullMarked;
