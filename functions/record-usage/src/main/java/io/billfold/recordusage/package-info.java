/**
 * Takes usage, one event after the other, from callers, a queue and files: each event is recorded
 * once, or refused with its reasons and kept.
 */
@NullMarked
package io.billfold.recordusage;

import org.jspecify.annotations.NullMarked;
