@NullMarked
package io.billfold.recordpayment;

import org.jspecify.annotations.NullMarked;
