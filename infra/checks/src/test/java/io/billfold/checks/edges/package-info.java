/** The edges: who gets in, how much, how often, what is answered, and what is never told. */
@NullMarked
package io.billfold.checks.edges;

import org.jspecify.annotations.NullMarked;
