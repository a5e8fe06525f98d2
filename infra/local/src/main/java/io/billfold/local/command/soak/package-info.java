/**
 * The soak: months of billing on a local cloud in a process of its own, which is killed and started
 * again, flooded with rubbish and sent everything twice, at moments that a seed chose. When all is
 * quiet, an auditor who reads nothing but tables and documents looks at what became of it, and what
 * the process holds in memory is compared with what a newly started one holds.
 *
 * <p>A seed gives the same plan and the same rubbish; when exactly a kill strikes is up to the
 * machine. Everything runs in one thread, but the killing and the call that moves the clock.
 */
@NullMarked
package io.billfold.local.command.soak;

import org.jspecify.annotations.NullMarked;
