/**
 * Takes what payment providers send. Nothing here is believed before its signature holds on the
 * very bytes that arrived; what holds is kept once and told to whom it concerns.
 */
@NullMarked
package io.billfold.receivewebhook;

import org.jspecify.annotations.NullMarked;
