package io.billfold.billing.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class LanguageTest {
    @Test
    void eighteenLanguagesAreSpoken() {
        assertThat(Arrays.stream(Language.values()).map(Language::code))
                .containsExactly(
                        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "kk", "uk",
                        "el", "ja", "ko", "zh", "ar", "he");
    }

    @ParameterizedTest
    @CsvSource({"de, GERMAN", "zh, CHINESE", "iw, HEBREW", "sv, ENGLISH", "xx, ENGLISH"})
    void aLanguageThatIsNotSpokenBecomesEnglish(String code, Language language) {
        assertThat(Language.of(code)).isEqualTo(language);
    }

    @Test
    void arabicAndHebrewReadFromRightToLeft() {
        assertThat(Arrays.stream(Language.values()).filter(Language::isRightToLeft))
                .containsExactly(Language.ARABIC, Language.HEBREW);
    }
}
