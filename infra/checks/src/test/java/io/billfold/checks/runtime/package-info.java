/**
 * Every function's zip under AWS's own runtime interface client, as Lambda's managed runtime starts
 * it: does the class load, is every jar in the zip, are the settings of the template enough, does
 * an event get an answer. AWS itself is a stub that knows nothing.
 */
@NullMarked
package io.billfold.checks.runtime;

import org.jspecify.annotations.NullMarked;
