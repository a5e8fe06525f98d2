/**
 * The demo: a story of some sellers and their customers, told to a local cloud by a list of dated
 * steps ({@link io.billfold.local.command.demo.Story}), and the report of what became of them.
 *
 * <p>Every step may be repeated: ids are derived from what they name, so that a demo that was
 * killed goes on where it was and ends the same.
 */
@NullMarked
package io.billfold.local.command.demo;

import org.jspecify.annotations.NullMarked;
