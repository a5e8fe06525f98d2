package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.language.Phrases;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxTexts;
import io.billfold.document.language.CountedLabel;
import io.billfold.document.language.Label;
import io.billfold.document.language.Labels;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whatever a language writes can be drawn, in the shapes of its country. */
class LanguageFontsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsCovered(Language language) {
        for (String text : texts(language)) {
            assertThat(Script.composed(text).codePoints().boxed())
                    .as(text)
                    .allMatch(Face::isCovered);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsDrawnWithTheFaceOfItsLanguage(Language language) {
        Set<Face> used = new TreeSet<>();
        for (String text : texts(language)) {
            List<Face> large = Face.largeFor(text, language);
            Script.visual(text).codePoints().forEach(c -> used.add(Face.of(c, false, large)));
        }
        assertThat(used).containsExactlyElementsOf(faces(language));
    }

    private static List<Face> faces(Language language) {
        return switch (language) {
            case JAPANESE -> List.of(Face.REGULAR, Face.JAPANESE);
            case KOREAN -> List.of(Face.REGULAR, Face.KOREAN);
            case CHINESE -> List.of(Face.REGULAR, Face.CHINESE);
            case ARABIC -> List.of(Face.REGULAR, Face.ARABIC);
            case HEBREW -> List.of(Face.REGULAR, Face.HEBREW);
            case ENGLISH,
                    GERMAN,
                    FRENCH,
                    SPANISH,
                    ITALIAN,
                    PORTUGUESE,
                    DUTCH,
                    POLISH,
                    TURKISH,
                    RUSSIAN,
                    KAZAKH,
                    UKRAINIAN,
                    GREEK ->
                    List.of(Face.REGULAR);
        };
    }

    /** The letters beyond the ones that languages share, as their alphabets have them. */
    @ParameterizedTest
    @CsvSource({
        "GERMAN, ÄÖÜäöüßẞ",
        "FRENCH, ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’",
        "SPANISH, ÁÉÍÑÓÚÜáéíñóúü¿¡ºª",
        "ITALIAN, ÀÈÉÌÎÒÓÙàèéìîòóù",
        "PORTUGUESE, ÁÂÃÀÇÉÊÍÓÔÕÚáâãàçéêíóôõúºª",
        "DUTCH, ËÏÉÓÖÜĲëïéóöüĳ",
        "POLISH, ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
        "TURKISH, ÇĞİÖŞÜÂÎÛçğıöşüâîû₺",
        "RUSSIAN, ЁЙЪЫЬЭёйъыьэ№₽",
        "KAZAKH, ӘҒҚҢӨҰҮҺІәғқңөұүһі₸",
        "UKRAINIAN, ҐЄІЇґєії’ʼ₴",
        "GREEK, ΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰς·;€",
        "JAPANESE, 々〆ヶー「」、。〒株式会社髙﨑①円",
        "KOREAN, 가힣뷁쫀㈜원",
        "CHINESE, 的镕玥喆囧麤䶮，。、；：（）《》“”元",
        "ARABIC, ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟",
        "HEBREW, אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״־₪"
    })
    void alphabetIsCovered(Language language, String letters) {
        assertThat(Script.composed(letters).codePoints().boxed())
                .as("%s", language)
                .allMatch(Face::isCovered);
    }

    /** 直 has another shape in each country; what else stands in a text can outvote the document. */
    @ParameterizedTest
    @CsvSource({
        "直, CHINESE, CHINESE",
        "直, JAPANESE, JAPANESE",
        "直, KOREAN, KOREAN",
        "直, ENGLISH, JAPANESE",
        "直ちに, CHINESE, JAPANESE",
        "直접, CHINESE, KOREAN",
        "直접, JAPANESE, KOREAN",
        // 们 is in none but the Chinese face, so the whole name is of that face
        "直们, GERMAN, CHINESE",
        // neither the Chinese nor the Korean face has 﨑, in two bytes: it alone is Japanese
        "直﨑, KOREAN, KOREAN"
    })
    void ideographsHaveTheShapeOfTheirCountry(String text, Language language, Face face) {
        List<Face> large = Face.largeFor(text, language);
        assertThat(Face.of('直', false, large)).isEqualTo(face);
    }

    @Test
    void aFaceThatLacksAnIdeographIsHelpedOut() {
        List<Face> large = Face.largeFor("们", Language.JAPANESE);
        assertThat(Face.of('们', false, large)).isEqualTo(Face.CHINESE);
    }

    @ParameterizedTest
    @CsvSource({
        "Acme חברה, false",
        "חברה Acme, true",
        "2026-000042, false",
        "\u200F12.00 EUR, true"
    })
    void aTextReadsInTheDirectionOfItsFirstLetter(String text, boolean rightToLeft) {
        assertThat(Script.startsRightToLeft(text)).isEqualTo(rightToLeft);
    }

    @Test
    void aBrokenLineReadsInTheDirectionOfTheWhole() {
        assertThat(Script.visual(Script.directed("Acme (חברה)", true))).isEqualTo("(הרבח) Acme");
        assertThat(Script.visual(Script.directed("Acme (חברה)", false))).isEqualTo("Acme (הרבח)");
        assertThat(Script.visual(Script.directed("חברה Acme", false))).isEqualTo("הרבח Acme");
    }

    /** Beh with a damma, and bet with a dagesh: the embedded fonts have marks at the left edge. */
    @ParameterizedTest
    @CsvSource({"'\u0628\u064F', '\u064F\uFE8F'", "'\u05D1\u05BC\u05D0', '\u05D0\u05BC\u05D1'"})
    void aVowelIsDrawnBeforeItsLetter(String reading, String drawing) {
        assertThat(Script.visual(reading, true)).isEqualTo(drawing);
    }

    private static List<String> texts(Language language) {
        Labels labels = Labels.of(language);
        Formats formats = Formats.of(language);
        List<String> texts = new ArrayList<>();
        for (Label label : Label.values()) {
            texts.add(labels.text(label, label.placeholders().toArray(String[]::new)));
        }
        Phrases phrases = Phrases.of(language);
        for (Phrase phrase : Phrase.values()) {
            String[] values = phrase.placeholders().stream().map(it -> "1").toArray(String[]::new);
            texts.add(phrases.text(phrase, values));
        }
        for (String tax : List.of("VAT", "GST", "consumption tax", "sales tax", "service tax")) {
            texts.add(TaxTexts.name(tax, "DE", language));
        }
        for (CountedLabel label : CountedLabel.values()) {
            for (int count : List.of(0, 1, 2, 3, 11, 100)) {
                texts.add(labels.text(label, count));
            }
        }
        for (int month = 0; month < 12; month++) {
            LocalDate from = FIRST.plusMonths(month);
            texts.add(formats.date(from));
            texts.add(formats.period(new Period(from, from.plusDays(2))));
            texts.add(formats.period(new Period(from, from.plusMonths(2))));
            texts.add(formats.period(new Period(from, from.plusYears(2))));
        }
        texts.add(formats.percent(new BigDecimal("-1234.5")));
        Arrays.stream(Locale.getISOCountries()).map(formats::country).forEach(texts::add);
        for (CurrencyUnit currency : CurrencyUnit.registeredCurrencies()) {
            texts.add(formats.amountWithSymbol(Money.zero(currency).minusMajor(1234567)));
        }
        return texts;
    }
}
