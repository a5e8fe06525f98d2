package io.billfold.document.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.language.Language;
import io.billfold.billing.language.LanguageFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

class MailTextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryTextAndNothingElse(Language language) {
        assertThat(MailTexts.of(language).keys())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MailText.values()).map(MailText::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void placeholdersAreThoseOfTheText(Language language) {
        LanguageFile file = LanguageFile.read(MailTexts.class, "mails", language);
        for (MailText text : MailText.values()) {
            List<String> found =
                    PLACEHOLDER
                            .matcher(file.text(text.key()))
                            .results()
                            .map(it -> it.group(1))
                            .toList();
            assertThat(found)
                    .as(text.key())
                    .containsExactlyInAnyOrderElementsOf(text.placeholders());
        }
    }

    /** A text that was left in English would be in Latin letters. */
    @ParameterizedTest
    @CsvSource({
        "RUSSIAN, CYRILLIC",
        "KAZAKH, CYRILLIC",
        "UKRAINIAN, CYRILLIC",
        "GREEK, GREEK",
        "KOREAN, HANGUL",
        "CHINESE, HAN",
        "ARABIC, ARABIC",
        "HEBREW, HEBREW"
    })
    void wordsAreInTheScriptOfTheLanguage(Language language, UnicodeScript script) {
        LanguageFile file = LanguageFile.read(MailTexts.class, "mails", language);
        for (MailText text : MailText.values()) {
            String words = PLACEHOLDER.matcher(file.text(text.key())).replaceAll("");
            assertThat(words.codePoints().filter(Character::isLetter))
                    .as(text.key())
                    .isNotEmpty()
                    .allMatch(it -> UnicodeScript.of(it) == script);
        }
    }

    @Test
    void noTwoLanguagesSayTheSame() {
        for (MailText text : List.of(MailText.INVOICE_READY, MailText.REMINDER_OPEN)) {
            Set<String> said = new HashSet<>();
            for (Language language : Language.values()) {
                assertThat(
                                said.add(
                                        LanguageFile.read(MailTexts.class, "mails", language)
                                                .text(text.key())))
                        .as(text + " " + language)
                        .isTrue();
            }
        }
    }

    @Test
    void valuesStandWhereTheLanguageWantsThem() {
        assertThat(
                        MailTexts.of(Language.TURKISH)
                                .text(MailText.SUBJECT_REMINDER, "2", "MU-2026-000042", "Muster"))
                .isEqualTo("2. hatırlatma: Muster faturası MU-2026-000042");
        assertThat(MailTexts.of(Language.GERMAN).text(MailText.GREETING, "{number}"))
                .isEqualTo("Guten Tag {number},");
    }

    @Test
    void valuesAreIsolatedWhereWordsAreReadFromRightToLeft() {
        assertThat(MailTexts.of(Language.HEBREW).text(MailText.GREETING, "Acme"))
                .isEqualTo("לכבוד \u2068Acme\u2069,");
    }

    @Test
    void aMissingValueIsAMistake() {
        assertThatThrownBy(() -> MailTexts.of(Language.ENGLISH).text(MailText.GREETING))
                .hasMessageContaining("takes [name], not 0 values");
    }
}
