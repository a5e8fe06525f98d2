/**
 * The event bus: PutEvents, rules matched by AWS's own matcher, and queues as targets.
 *
 * <p>An event is in the journals of all its target queues before the caller is answered.
 */
@NullMarked
package io.billfold.local.events;

import org.jspecify.annotations.NullMarked;
