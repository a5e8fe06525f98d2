/** Open receivables and the reminders they are due. */
@NullMarked
package io.billfold.billing.dunning;

import org.jspecify.annotations.NullMarked;
