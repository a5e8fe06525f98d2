package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

class UnsealedTest {
    private static final long SEED = Long.getLong("billfold.seed", System.nanoTime());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "        |       |",
                "1 3     |       | 1 3",
                "1 3;2 4 |       | 1 2 3 4",
                "1 3;1 2 |       | 1 2 3",
                "1 2 3   | 2     | 1 3",
                "1 2 3   | 2;1 3 |",
                "1 2 3;4 | 1 5;4 | 2 3",
                ";2      | 1;3   | 2",
            })
    void isWhatIsRegisteredAndInNoSeal(String registers, String seals, String expected) {
        assertThat(remaining(new Unsealed(sources(registers), sources(seals))))
                .isEqualTo(numbers(expected));
    }

    private static List<Iterator<SealedDocument>> sources(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(";")).map(it -> iterator(numbers(it))).toList();
    }

    private static Iterator<SealedDocument> iterator(List<Integer> numbers) {
        return numbers.stream().map(Sealed::document).iterator();
    }

    private static List<Integer> numbers(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Stream.of(text.strip().split(" ")).map(Integer::valueOf).toList();
    }

    private static List<Integer> remaining(Unsealed unsealed) {
        List<Integer> numbers = new ArrayList<>();
        unsealed.forEachRemaining(it -> numbers.add((int) it.number().sequence()));
        return numbers;
    }

    @Test
    void isTheDifferenceOfTheSets() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            TreeSet<Integer> expected = new TreeSet<>();
            List<Iterator<SealedDocument>> registers = drawn(random, expected);
            TreeSet<Integer> sealed = new TreeSet<>();
            List<Iterator<SealedDocument>> seals = drawn(random, sealed);
            expected.removeAll(sealed);
            assertThat(remaining(new Unsealed(registers, seals)))
                    .as("-Dbillfold.seed=" + SEED + ", case " + i)
                    .isEqualTo(List.copyOf(expected));
        }
    }

    private static List<Iterator<SealedDocument>> drawn(Random random, TreeSet<Integer> all) {
        List<Iterator<SealedDocument>> sources = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            TreeSet<Integer> numbers = new TreeSet<>();
            random.ints(random.nextInt(30), 1, 60).forEach(numbers::add);
            all.addAll(numbers);
            sources.add(iterator(List.copyOf(numbers)));
        }
        return sources;
    }

    @Test
    void endsAtItsEnd() {
        Unsealed none = new Unsealed(List.of(), List.of());
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }
}
