package io.billfold.document.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.LanguageFile;
import io.billfold.billing.language.Plural;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class LabelsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /**
     * The Latin words that stand in texts of other scripts, and what Directive 2006/112 is called.
     */
    private static final Pattern LATIN =
            Pattern.compile("IBAN|BIC|XML|VAT|EU|/EC|ID|No\\.|Email|reverse charge");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryLabelAndNothingElse(Language language) {
        assertThat(file(language).keys()).containsExactlyInAnyOrderElementsOf(keys(language));
    }

    private static Set<String> keys(Language language) {
        Set<String> keys = new HashSet<>();
        Arrays.stream(Label.values()).map(Label::key).forEach(keys::add);
        for (CountedLabel label : CountedLabel.values()) {
            for (String category : Formats.of(language).plural().categories()) {
                keys.add(label.key() + "." + category);
            }
        }
        return keys;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void placeholdersAreThoseOfTheLabel(Language language) {
        for (Label label : Label.values()) {
            assertThat(placeholders(file(language).text(label.key())))
                    .as(label.key())
                    .containsExactlyInAnyOrderElementsOf(label.placeholders());
        }
    }

    /** A form that one number only takes may say the number in words: "two days". */
    @ParameterizedTest
    @EnumSource(Language.class)
    void countedLabelsSayTheirNumber(Language language) {
        Plural plural = Formats.of(language).plural();
        for (CountedLabel label : CountedLabel.values()) {
            for (String category : plural.categories()) {
                String text = file(language).text(label.key() + "." + category);
                long numbers =
                        LongStream.range(0, 1000)
                                .filter(n -> plural.category(n).equals(category))
                                .count();
                assertThat(placeholders(text))
                        .as(text)
                        .isSubsetOf(CountedLabel.PLACEHOLDER)
                        .hasSizeBetween(numbers == 1 ? 0 : 1, 1);
            }
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void textsAreTidy(Language language) {
        texts(language)
                .forEach(
                        text ->
                                assertThat(text)
                                        .isEqualTo(text.strip())
                                        .isNotEmpty()
                                        .doesNotContain("  ", "'", "\t", "TODO", "??"));
    }

    /** A date may end in an abbreviation, as {@code 2026 г.}. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aSentenceHasOneFullStop(Language language) {
        String date = Formats.of(language).date(LocalDate.of(2026, 1, 31));
        texts(language)
                .forEach(
                        text ->
                                assertThat(text.replace("{date}", date))
                                        .as(text)
                                        .doesNotContain(".."));
    }

    /** Print leaves them out, and the embedded fonts place them only roughly. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ARABIC", "HEBREW"})
    void vowelsAreNotWritten(Language language) {
        texts(language)
                .forEach(
                        text ->
                                assertThat(text.codePoints().boxed())
                                        .as(text)
                                        .noneMatch(
                                                c ->
                                                        Character.getType(c)
                                                                == Character.NON_SPACING_MARK));
    }

    /**
     * A word of a language stands in its own script: no leftovers, and no letters that look alike.
     */
    @ParameterizedTest
    @EnumSource(Language.class)
    void lettersAreThoseOfTheLanguage(Language language) {
        Set<UnicodeScript> scripts = scripts(language);
        texts(language)
                .forEach(
                        text -> {
                            String own = PLACEHOLDER.matcher(text).replaceAll(" ");
                            if (!scripts.contains(UnicodeScript.LATIN)) {
                                own = LATIN.matcher(own).replaceAll(" ");
                            }
                            assertThat(own.codePoints().filter(Character::isLetter).boxed())
                                    .as(text)
                                    .allMatch(c -> isOf(scripts, c));
                        });
    }

    private static boolean isOf(Set<UnicodeScript> scripts, int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.COMMON || scripts.contains(script);
    }

    private static Set<UnicodeScript> scripts(Language language) {
        return switch (language) {
            case ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH, TURKISH ->
                    Set.of(UnicodeScript.LATIN);
            case RUSSIAN, KAZAKH, UKRAINIAN -> Set.of(UnicodeScript.CYRILLIC);
            case GREEK -> Set.of(UnicodeScript.GREEK);
            case JAPANESE ->
                    Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
            case KOREAN -> Set.of(UnicodeScript.HANGUL);
            case CHINESE -> Set.of(UnicodeScript.HAN);
            case ARABIC -> Set.of(UnicodeScript.ARABIC);
            case HEBREW -> Set.of(UnicodeScript.HEBREW);
        };
    }

    /** Words that a language shares with English are few: more would be left untranslated. */
    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void textsAreTranslated(Language language) {
        List<Label> same =
                Arrays.stream(Label.values())
                        .filter(label -> english(label).equals(file(language).text(label.key())))
                        .toList();
        assertThat(same).as("%s", language).hasSizeLessThanOrEqualTo(12);
        assertThat(same).allMatch(label -> !english(label).contains(" "));
    }

    /** Labels that stand beside each other on one page must be told apart. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void labelsBesideEachOtherDiffer(Language language) {
        Labels labels = Labels.of(language);
        List<List<Label>> together =
                List.of(
                        List.of(Label.INVOICE, Label.TAX_INVOICE, Label.PREPAYMENT_INVOICE),
                        List.of(
                                Label.INVOICE,
                                Label.CORRECTED_INVOICE,
                                Label.SELF_BILLED_INVOICE,
                                Label.CREDIT_NOTE),
                        List.of(Label.REMINDER_FIRST, Label.REMINDER_SECOND, Label.REMINDER_FINAL),
                        List.of(Label.NET_TOTAL, Label.TAX_TOTAL, Label.GROSS_TOTAL),
                        List.of(
                                Label.ISSUE_DATE,
                                Label.DUE_DATE,
                                Label.SUPPLY_DATE,
                                Label.TAX_POINT_DATE),
                        List.of(
                                Label.TAXED,
                                Label.ZERO_RATED,
                                Label.EXEMPT,
                                Label.REVERSE_CHARGE,
                                Label.INTRA_COMMUNITY,
                                Label.EXPORT,
                                Label.OUTSIDE_SCOPE),
                        List.of(Label.OUR_VAT_ID, Label.OUR_TAX_ID, Label.OUR_REGISTER_NUMBER),
                        List.of(Label.CARRIED_FORWARD, Label.BROUGHT_FORWARD),
                        List.of(Label.OPENING_BALANCE, Label.CLOSING_BALANCE, Label.BALANCE));
        for (List<Label> group : together) {
            assertThat(group.stream().map(labels::text)).as("%s", group).doesNotHaveDuplicates();
        }
    }

    /** The words that Directive 2006/112/EC wants in the languages of the EU: article 226 (11a). */
    @ParameterizedTest
    @CsvSource({
        "en, Reverse charge",
        "de, Steuerschuldnerschaft des Leistungsempfängers",
        "fr, Autoliquidation",
        "es, Inversión del sujeto pasivo",
        "it, Inversione contabile",
        "pt, Autoliquidação",
        "nl, Btw verlegd",
        "pl, Odwrotne obciążenie",
        "el, Αντίστροφη επιβάρυνση"
    })
    void reverseChargeIsSaidAsTheLawSaysIt(String language, String words) {
        Labels labels = Labels.of(Language.of(language));
        assertThat(labels.text(Label.REVERSE_CHARGE)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Invoice, Credit note",
        "de, Rechnung, Rechnungskorrektur",
        "fr, Facture, Avoir",
        "es, Factura, Factura rectificativa",
        "it, Fattura, Nota di credito",
        "pt, Fatura, Nota de crédito",
        "nl, Factuur, Creditfactuur",
        "pl, Faktura, Faktura korygująca",
        "tr, Fatura, Alacak dekontu",
        "ru, Счёт, Кредит-нота",
        "kk, Төлем шоты, Кредит-нота",
        "uk, Рахунок, Кредит-нота",
        "el, Τιμολόγιο, Πιστωτικό τιμολόγιο",
        "ja, 請求書, クレジットノート",
        "ko, 청구서, 크레딧 노트",
        "zh, 账单, 贷项通知单",
        "ar, فاتورة, إشعار دائن",
        "he, חשבונית, חשבונית זיכוי"
    })
    void documentsAreCalledAsTheTradeCallsThem(String language, String invoice, String creditNote) {
        Labels labels = Labels.of(Language.of(language));
        assertThat(labels.text(Label.INVOICE)).isEqualTo(invoice);
        assertThat(labels.text(Label.CREDIT_NOTE)).isEqualTo(creditNote);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 day overdue",
        "en, 1234, '1,234 days overdue'",
        "fr, 0, 0 jour de retard",
        "de, 21, 21 Tage überfällig",
        "pl, 22, 22 dni po terminie",
        "ru, 1, 1 день просрочки",
        "ru, 3, 3 дня просрочки",
        "ru, 11, 11 дней просрочки",
        "ru, 21, 21 день просрочки",
        "uk, 4, 4 дні прострочення",
        "ar, 2, يومان من التأخير",
        "ar, 5, 5 أيام من التأخير",
        "ar, 14, 14 يوما من التأخير",
        "ar, 100, 100 يوم من التأخير",
        "he, 2, באיחור של יומיים",
        "ja, 7, 7日超過"
    })
    void daysAreCounted(String language, long days, String expected) {
        assertThat(Labels.of(Language.of(language)).text(CountedLabel.DAYS_OVERDUE, days))
                .isEqualTo(expected);
    }

    @Test
    void valuesStandWhereTheLanguagePutsThem() {
        assertThat(Labels.of(Language.ENGLISH).text(Label.AMOUNT_DUE, "A", "D"))
                .isEqualTo("A due D");
        assertThat(Labels.of(Language.CHINESE).text(Label.PAY_BY, "A", "D"))
                .isEqualTo("请于D前（含当日）支付 A。");
        assertThat(Labels.of(Language.KAZAKH).text(Label.PAGE_OF, "2", "3"))
                .isEqualTo("2-бет, барлығы 3");
    }

    @Test
    void aValueWithBracesStaysAsItIs() {
        assertThat(Labels.of(Language.ENGLISH).text(Label.AMOUNT_DUE, "{date}", "{amount}"))
                .isEqualTo("{date} due {amount}");
    }

    @Test
    void valuesMustBeThoseOfTheLabel() {
        Labels labels = Labels.of(Language.ENGLISH);
        assertThatThrownBy(() -> labels.text(Label.PAGE_OF, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("page-of takes [page, pages], not 1 values");
        assertThatThrownBy(() -> labels.text(Label.INVOICE, "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> labels.text(CountedLabel.DAYS_OVERDUE, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void termsAreThoseOfTheNorm() {
        assertThat(Arrays.stream(Label.values()).map(Label::term).filter(t -> t != null))
                .allMatch(term -> Pattern.matches("B[TG]-[1-9][0-9]{0,2}", term));
        assertThat(Label.DUE_DATE.term()).isEqualTo("BT-9");
        assertThat(Label.PAGE_OF.term()).isNull();
    }

    private static String english(Label label) {
        return file(Language.ENGLISH).text(label.key());
    }

    private static Stream<String> texts(Language language) {
        LanguageFile file = file(language);
        return file.keys().stream().map(file::text);
    }

    private static LanguageFile file(Language language) {
        return LanguageFile.read(Labels.class, "labels", language);
    }
}
