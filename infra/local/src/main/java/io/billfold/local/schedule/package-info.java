/**
 * Schedules: cron, rate and at, fired by the movable clock.
 *
 * <p>Every occurrence between the last one that was done and now is fired, in order, each with its
 * own time; what was done is written down after the function has returned.
 */
@NullMarked
package io.billfold.local.schedule;

import org.jspecify.annotations.NullMarked;
