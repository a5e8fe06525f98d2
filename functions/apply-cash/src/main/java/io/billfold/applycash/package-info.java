/**
 * Reads bank statements, applies what is sure, keeps what is not for people, and carries out what
 * they decide.
 */
@NullMarked
package io.billfold.applycash;

import org.jspecify.annotations.NullMarked;
