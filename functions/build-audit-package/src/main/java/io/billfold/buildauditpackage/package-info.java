/**
 * Makes audit packages: a zip of any size in the memory of a small function, made in steps that are
 * each kept, so that a run that is over or was killed is followed by one that goes on. One thread,
 * no state between messages.
 */
@NullMarked
package io.billfold.buildauditpackage;

import org.jspecify.annotations.NullMarked;
