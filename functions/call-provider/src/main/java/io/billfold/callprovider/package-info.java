/**
 * Calls payment providers through their own libraries: what others decided and wrote down is done
 * here, and what came of it is committed. Nothing is decided here.
 */
@NullMarked
package io.billfold.callprovider;

import org.jspecify.annotations.NullMarked;
