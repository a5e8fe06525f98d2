/** The soak's plan, rubbish and bounds. */
@NullMarked
package io.billfold.local.command.soak;

import org.jspecify.annotations.NullMarked;
