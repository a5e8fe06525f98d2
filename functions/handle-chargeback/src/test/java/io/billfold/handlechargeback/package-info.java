@NullMarked
package io.billfold.handlechargeback;

import org.jspecify.annotations.NullMarked;
