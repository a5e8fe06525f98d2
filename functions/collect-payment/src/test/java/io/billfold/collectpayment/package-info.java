@NullMarked
package io.billfold.collectpayment;

import org.jspecify.annotations.NullMarked;
