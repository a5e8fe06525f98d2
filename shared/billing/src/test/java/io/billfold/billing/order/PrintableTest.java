package io.billfold.billing.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.billfold.billing.FactFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PrintableTest {
    @Test
    void rangesIncludeBothEnds() {
        Printable printable = Printable.of("p.txt", List.of("# remark", "0061-0063", "1F600"));

        assertThat(printable.firstUnprintable("abc\uD83D\uDE00")).isEmpty();
        assertThat(printable.firstUnprintable("abd")).hasValue('d');
        assertThat(printable.firstUnprintable("a`")).hasValue('`');
    }

    @ParameterizedTest
    @ValueSource(strings = {"0061-", "xyz", "0063-0061", "-0061"})
    void whatIsNoRangeIsNamed(String line) {
        assertThatExceptionOfType(FactFileException.class)
                .isThrownBy(() -> Printable.of("p.txt", List.of("0061", line)))
                .withMessageContaining("p.txt line 2");
    }
}
