/** Draws statements of account: what happened on a customer's account, and what is open. */
@NullMarked
package io.billfold.drawstatement;

import org.jspecify.annotations.NullMarked;
