/**
 * Every decision of Billfold, pure, one package per subject. Nothing here knows AWS, files, threads
 * or the clock: time, ids and stored facts are arguments, results are values with a named reason.
 */
@NullMarked
package io.billfold.billing;

import org.jspecify.annotations.NullMarked;
