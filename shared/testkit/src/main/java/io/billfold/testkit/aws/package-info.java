/**
 * AWS's services in memory, as the clients of its SDK: for simulations, which need them fast, on a
 * virtual clock and reproducible. They keep AWS's promises and no more than those; each passes the
 * contract tests of the local cloud's engines. What they do not know, they refuse with {@link
 * java.lang.UnsupportedOperationException}. Faults are not their business: whoever calls them
 * through a faulty network adds those. For one thread.
 */
@NullMarked
package io.billfold.testkit.aws;

import org.jspecify.annotations.NullMarked;
