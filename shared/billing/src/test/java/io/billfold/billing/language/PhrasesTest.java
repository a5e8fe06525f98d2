package io.billfold.billing.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class PhrasesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /** What a translation may leave out: it is said in English, or by the rest of the document. */
    private static final Map<Phrase, String> LEFT_OUT = Map.of(Phrase.CERTIFICATE, "reason");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryPhraseAndNothingElse(Language language) {
        assertThat(file(language).keys())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Phrase.values()).map(Phrase::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void placeholdersAreThoseOfThePhrase(Language language) {
        for (Phrase phrase : Phrase.values()) {
            Set<String> named =
                    PLACEHOLDER
                            .matcher(file(language).text(phrase.key()))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet());
            String leftOut = LEFT_OUT.get(phrase);
            if (leftOut != null) {
                named.add(leftOut);
            }
            assertThat(named)
                    .as("%s of %s", phrase, language)
                    .containsExactlyInAnyOrderElementsOf(phrase.placeholders());
        }
    }

    /** Else a reader of the language would meet English words. */
    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void everyPhraseIsTranslated(Language language) {
        List<Phrase> same =
                Arrays.stream(Phrase.values())
                        .filter(phrase -> words(language, phrase).equals(english(phrase)))
                        .toList();
        // "Export" is German and Dutch too, "minimum" Dutch and French, "coupon X" Polish "kupon X"
        assertThat(same).as("%s", language).isSubsetOf(Phrase.EXPORT, Phrase.MINIMUM_USED);
    }

    private static String words(Language language, Phrase phrase) {
        return file(language).text(phrase.key());
    }

    private static String english(Phrase phrase) {
        return words(Language.ENGLISH, phrase);
    }

    /** What is kept is read back as the phrase that made it, whatever its values are. */
    @ParameterizedTest
    @EnumSource(Phrase.class)
    void whatIsKeptIsReadAsWhatItIs(Phrase phrase) {
        Object[] values =
                phrase.placeholders().stream()
                        .map(name -> name.equals("articles") ? "44 and 58" : "12.50")
                        .toArray();
        String kept = phrase.text(values);
        String[] german =
                phrase.placeholders().stream().map(PhrasesTest::germanValue).toArray(String[]::new);
        Phrases phrases = Phrases.of(Language.GERMAN);
        assertThat(phrases.read(kept)).isEqualTo(phrases.text(phrase, german));
        assertThat(phrases.read(phrase, kept)).isEqualTo(phrases.text(phrase, german));
        assertThat(Phrases.of(Language.ENGLISH).read(kept)).isEqualTo(kept);
    }

    private static String germanValue(String name) {
        return switch (name) {
            case "units", "all", "before", "minimum", "used", "from", "to" -> "12,50";
            case "percent" -> "12,5\u00A0%";
            case "articles" -> "44, 58";
            default -> "12.50";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    15 of 31 days                      | de | 15 von 31 Tagen
                    all but 3 of 31 days               | de | 31 - 3 Tage
                    1209600 of 2678400 seconds         | de | 1.209.600 von 2.678.400 Sekunden
                    15 of 30 days of 30/360            | fr | 15 jours sur 30 (30/360)
                    20 of 31 days, charged as a whole  | nl | 20 van 31 dagen, geheel berekend
                    15 of 31 days                      | pl | dni: 15 z 31
                    15 of 31 days                      | ja | 31日中15日
                    coupon WELCOME, 12.5 %             | de | Gutschein WELCOME, 12,5\u00A0%
                    coupon WELCOME, 10 %               | tr | kupon WELCOME, %10
                    Goodwill, 10 %                     | es | Goodwill, 10\u00A0%
                    minimum 100.00, used 60.50         | it | minimo 100,00, utilizzato 60,50
                    above 100 up to 2000, fee          | ru | свыше 100 до 2\u00A0000, фиксированная плата
                    prepaid credit cr-1                | el | προπληρωμένο υπόλοιπο cr-1
                    Exempt from tax: Directive 2006/112/EC art. 135(1)(b) to (g) | de \
                    | Steuerfrei (Artikel 135(1)(b)–(g) der Richtlinie 2006/112/EG)
                    Friendship discount                | de | Friendship discount
                    15 of 31 dogs                      | de | 15 of 31 dogs
                    """)
    void decisionsAreReadInTheLanguageOfTheDocument(String kept, String language, String read) {
        assertThat(Phrases.of(Language.of(language)).read(kept)).isEqualTo(read);
    }

    @Test
    void onlyTheOnePhraseIsReadWhereOneIsAskedFor() {
        Phrases german = Phrases.of(Language.GERMAN);
        assertThat(german.read(Phrase.CREDIT, "Credit: Seats")).isEqualTo("Erstattung: Seats");
        assertThat(german.read(Phrase.CREDIT, "trial")).isEqualTo("trial");
    }

    /** Braces of a seller's own text are no places for values. */
    @Test
    void aValueWithBracesStaysAsItIs() {
        assertThat(Phrases.of(Language.GERMAN).read("coupon {percent}, 10 %"))
                .isEqualTo("Gutschein {percent}, 10\u00A0%");
    }

    @Test
    void valuesMustBeThoseOfThePhrase() {
        assertThatThrownBy(() -> Phrase.DAYS.text(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days takes [units, all], not 1 values");
    }

    private static LanguageFile file(Language language) {
        return LanguageFile.read(Phrases.class, "phrases", language);
    }
}
