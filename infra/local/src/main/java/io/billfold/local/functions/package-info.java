/**
 * Functions and what calls them: each handler is built in its own {@link io.billfold.lambda.Host},
 * and called with the bytes that AWS would send.
 *
 * <p>Like an execution environment of Lambda, an instance of a handler serves one call at a time.
 * Pollers run on threads of their own; they stop after the call that they are in.
 */
@NullMarked
package io.billfold.local.functions;

import org.jspecify.annotations.NullMarked;
