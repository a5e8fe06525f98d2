package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

class CoverageTest {
    private static final Coverage COVERAGE = Coverage.ofFonts();

    @Test
    void ordersAreCheckedAgainstWhatTheFontsReallyCover() throws IOException {
        if (Golden.isUpdate()) {
            Golden.write(
                    "../billing/src/main/resources/io/billfold/billing/order/printable.txt",
                    COVERAGE.toText());
            return;
        }
        assertThat(Golden.read("/io/billfold/billing/order/printable.txt"))
                .as("the head of the file says how to rewrite it")
                .isEqualTo(COVERAGE.toText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "ß", "€", "Ж", "Ω", "ا", "ש", "あ", "漢", "髙", "𠀋", "한", "ə", "₸"})
    void commonScriptsAreCovered(String character) {
        assertThat(COVERAGE.contains(character.codePointAt(0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ก", "अ", "😀", "\t", "\n", "\u0000", "\u0085", "\u202E", "\u00AD", "\uE000"
            })
    void othersAndControlsAreNot(String character) {
        assertThat(COVERAGE.contains(character.codePointAt(0))).isFalse();
    }
}
