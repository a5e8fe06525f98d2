/** Tests against the official rules; documents made by hand and by chance. */
@NullMarked
package io.billfold.document.xml;

import org.jspecify.annotations.NullMarked;
