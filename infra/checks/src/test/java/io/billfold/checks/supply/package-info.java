/**
 * What Billfold is made of: what the functions' zips hold, under which licences, and that every
 * version is pinned.
 */
@NullMarked
package io.billfold.checks.supply;

import org.jspecify.annotations.NullMarked;
