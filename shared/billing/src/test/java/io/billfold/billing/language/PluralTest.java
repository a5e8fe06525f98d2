package io.billfold.billing.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
    @ParameterizedTest
    @CsvFileSource(resources = "plural-samples.txt", delimiter = ' ')
    void numbersAreOfTheCategoryThatCldrGivesThem(String language, long number, String category) {
        assertThat(Formats.of(Language.of(language)).plural().category(number)).isEqualTo(category);
    }

    /** Those of CLDR's chart for whole numbers, without the "many" of whole millions. */
    @ParameterizedTest
    @CsvSource({
        "en, 'one other'",
        "fr, 'one other'",
        "tr, 'one other'",
        "pl, 'one few many other'",
        "ru, 'one few many other'",
        "uk, 'one few many other'",
        "ja, other",
        "ko, other",
        "zh, other",
        "ar, 'zero one two few many other'",
        "he, 'one two other'"
    })
    void languagesHaveTheirCategories(String language, String categories) {
        assertThat(Formats.of(Language.of(language)).plural().categories())
                .containsExactly(categories.split(" "));
    }
}
