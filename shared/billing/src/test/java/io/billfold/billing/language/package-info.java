@NullMarked
package io.billfold.billing.language;

import org.jspecify.annotations.NullMarked;
