/**
 * The events of Billfold: records, their JSON, and the readers of what users send. An event's
 * detail-type is its class name, its source {@code billfold}; amounts are decimal strings with the
 * currency beside them; dates are ISO 8601. A reader refuses a version it does not know.
 */
@NullMarked
package io.billfold.events;

import org.jspecify.annotations.NullMarked;
