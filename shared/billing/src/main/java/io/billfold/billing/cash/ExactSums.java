package io.billfold.billing.cash;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which of a few items come to just an amount: every subset is looked at, the oldest first. */
final class ExactSums {
    /** Whether it is one or more than one is all that is asked. */
    private static final int FOUND_MAX = 2;

    private final List<OpenItem> items;
    private final Function<OpenItem, Money> expected;
    private final List<OpenItem> chosen = new ArrayList<>();
    private final List<List<OpenItem>> found = new ArrayList<>();

    private ExactSums(List<OpenItem> items, Function<OpenItem, Money> expected) {
        this.items = items;
        this.expected = expected;
    }

    /**
     * Subsets of at least two items, at most two subsets.
     *
     * @param items at most as many as the policy says, the oldest first
     * @param expected what would arrive of each
     */
    static List<List<OpenItem>> find(
            List<OpenItem> items, Money amount, Function<OpenItem, Money> expected) {
        ExactSums sums = new ExactSums(items, expected);
        sums.search(0, amount);
        return sums.found;
    }

    private void search(int from, Money left) {
        if (left.isZero() && chosen.size() > 1) {
            found.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i < items.size() && found.size() < FOUND_MAX; i++) {
            Money rest = left.minus(expected.apply(items.get(i)));
            if (!rest.isNegative()) {
                chosen.add(items.get(i));
                search(i + 1, rest);
                chosen.removeLast();
            }
        }
    }
}
