/** Chargebacks: case status and money are two separate tracks. */
@NullMarked
package io.billfold.billing.dispute;

import org.jspecify.annotations.NullMarked;
