/** Purchase orders: what customers allow to be invoiced under which number, until when. */
@NullMarked
package io.billfold.billing.purchase;

import org.jspecify.annotations.NullMarked;
