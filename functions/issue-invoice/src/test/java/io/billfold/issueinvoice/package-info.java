@NullMarked
package io.billfold.issueinvoice;

import org.jspecify.annotations.NullMarked;
