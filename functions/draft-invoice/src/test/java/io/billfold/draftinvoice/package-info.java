@NullMarked
package io.billfold.draftinvoice;

import org.jspecify.annotations.NullMarked;
