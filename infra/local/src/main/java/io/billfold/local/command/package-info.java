/**
 * The command line {@code billfold}: one class per command, each a thin layer over {@link
 * io.billfold.local.command.Connection}, which speaks HTTP and AWS's protocols to a running local
 * cloud.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 used wrongly. What a user asked for goes to standard output;
 * progress, hints and errors go to standard error.
 */
@NullMarked
package io.billfold.local.command;

import org.jspecify.annotations.NullMarked;
