package io.billfold.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The golden set of histories, each in all orders of its events (they have at most six), and each
 * order thrice: every event twice in a row, the whole order twice, and the events once more at
 * places that a seed chooses.
 */
class DisputeHistoriesTest {
    private static final int EVENTS_MAX = 6;
    private static final long SEED = 20260322;

    static Stream<DisputeHistory> histories() {
        return Stream.of("stripe.txt", "currencies.txt", "adyen.txt", "paypal.txt")
                .flatMap(file -> DisputeHistory.read(file).stream());
    }

    @Test
    void theGoldenSetIsLargeEnough() {
        assertThat(histories()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(histories()).allMatch(history -> history.events().size() <= EVENTS_MAX);
        assertThat(histories().map(DisputeHistory::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void endsAsWorkedByHand(DisputeHistory history) {
        DisputeBook book = told(history, history.events());

        // the order of the lines and of an entry's postings is the writer's
        assertThat(sorted(book.lines())).isEqualTo(sorted(history.end()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void endsAlikeInEveryOrder(DisputeHistory history) {
        List<Object> expected = told(history, history.events()).state();
        Random random = new Random(SEED);
        for (List<DisputeReport> order : orders(history.events())) {
            List<DisputeReport> scattered = new ArrayList<>(order);
            order.forEach(it -> scattered.add(random.nextInt(scattered.size() + 1), it));

            assertThat(told(history, eachTwice(order)).state()).as("%s", order).isEqualTo(expected);
            assertThat(told(history, allTwice(order)).state()).as("%s", order).isEqualTo(expected);
            assertThat(told(history, scattered).state())
                    .as("seed %d, %s", SEED, scattered)
                    .isEqualTo(expected);
        }
    }

    private static DisputeBook told(DisputeHistory history, List<DisputeReport> events) {
        DisputeBook book = new DisputeBook(history.payment(), history.paid());
        events.forEach(book::read);
        return book;
    }

    private static List<DisputeReport> eachTwice(List<DisputeReport> order) {
        return order.stream().flatMap(it -> Stream.of(it, it)).toList();
    }

    private static List<DisputeReport> allTwice(List<DisputeReport> order) {
        List<DisputeReport> twice = new ArrayList<>(order);
        twice.addAll(order);
        return twice;
    }

    /** Every order of a list. */
    static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> others = new ArrayList<>(all);
            T first = others.remove(i);
            for (List<T> rest : orders(others)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(Collections.unmodifiableList(order));
            }
        }
        return orders;
    }

    private static List<String> sorted(List<String> lines) {
        // a currency without balances may be left out
        return lines.stream()
                .filter(line -> !line.matches("balance [A-Z]{3}"))
                .map(DisputeHistoriesTest::withSortedAmounts)
                .sorted()
                .toList();
    }

    private static String withSortedAmounts(String line) {
        if (!line.startsWith("entry") && !line.startsWith("balance")) {
            return line;
        }
        String[] words = line.split(" ");
        int begin = line.startsWith("entry") ? 4 : 2;
        TreeSet<String> amounts = new TreeSet<>();
        for (int i = begin; i < words.length; i += 2) {
            amounts.add(words[i] + " " + words[i + 1]);
        }
        return String.join(" ", Arrays.copyOf(words, begin)) + " " + String.join(", ", amounts);
    }
}
