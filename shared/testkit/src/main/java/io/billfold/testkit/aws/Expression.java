package io.billfold.testkit.aws;

import java.util.Set;

/**
 * An expression of a request, parsed.
 *
 * @param tree what it says
 * @param placeholders which {@code #names} and {@code :values} it uses
 */
record Expression<T>(T tree, Set<String> placeholders) {
    Expression {
        placeholders = Set.copyOf(placeholders);
    }
}
