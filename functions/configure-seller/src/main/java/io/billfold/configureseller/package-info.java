/** Adds and changes the legal entities that issue invoices. */
@NullMarked
package io.billfold.configureseller;

import org.jspecify.annotations.NullMarked;
