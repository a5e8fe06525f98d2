package io.billfold.billing.tax.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.tax.id.TaxIdVerdict.Malformed;
import io.billfold.billing.tax.id.TaxIdVerdict.NotKnown;
import io.billfold.billing.tax.id.TaxIdVerdict.Severity;
import io.billfold.billing.tax.id.TaxIdVerdict.WellFormed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

class TaxIdsTest {
    /** Country, a published number that is good, one that is bad. */
    private static final String PUBLISHED =
            """
            AT  U13585627           U13585626
            BE  0403019261          0431150351
            BG  175074752           175074751
            CY  10259033P           10259033Z
            CZ  25123891            25123890
            DE  136695976           136695978
            DK  13585628            13585627
            EE  100594102           100594103
            EL  094259216           123456781
            ES  54362315K           54362315Z
            ES  B64717838           B64717839
            FI  20774740            20774741
            FR  40303265045         84323140391
            GB  980780684           802311781
            HR  33392005961         33392005962
            HU  12892312            12892313
            IE  6433435F            6433435E
            IE  6433435OA           6433435OB
            IT  00743110157         00743110158
            LT  119511515           119511516
            LT  100004801610        100001919018
            LU  15027442            15027443
            LV  40003521600         40003521601
            MT  11679112            11679113
            NL  004495445B01        123456789B90
            NL  002455799B11        002455799B12
            PL  8567346215          8567346216
            PT  501964843           501964842
            RO  18547290            18547291
            SE  123456789701        123456789101
            SI  50223054            50223055
            SK  2022749619          2022749618
            CH  107787577           107787578
            NO  995525828           995525829
            AU  83914571673         99999999999
            NZ  49098576            136410133
            IN  27AAPFU0939F1ZV     27AAPFU0939F1ZO
            JP  5835678256246       2835678256246
            KR  1168200276          1168200277
            BR  16727230000197      16727230000198
            BR  12ABC34501DE35      12ABC34501DE36
            CL  760864285           125319093
            AR  20055361682         20055361683
            PE  20512333797         20512333798
            TR  4540536920          4540536921
            TW  00501503            00501502
            CO  2131234321          2131234325
            TH  1234545678781       1234545678789
            VN  0100233488          0100233480
            AZ  1401555071          1400057424
            UA  32855961            32855968
            IL  516179157           516179150
            CA  123026635           123456783
            """;

    /** Country, what somebody writes, how it is normalized, of which kind it is. */
    private static final String WRITTEN =
            """
            DE | DE136695976            | DE136695976       | EU VAT number
            DE | de 136.695-976         | DE136695976       | EU VAT number
            DE | 136695976              | DE136695976       | EU VAT number
            AT | ATU13585627            | ATU13585627       | EU VAT number
            AT | U 135 856 27           | ATU13585627       | EU VAT number
            BE | BE 0403.019.261        | BE0403019261      | EU VAT number
            BG | BG8032056031           | BG8032056031      | EU VAT number
            BG | 7111 042 925           | BG7111042925      | EU VAT number
            CZ | CZ 640903926           | CZ640903926       | EU VAT number
            CZ | 710319/2745            | CZ7103192745      | EU VAT number
            CZ | 991231123              | CZ991231123       | EU VAT number
            EL | EL094259216            | EL094259216       | EU VAT number
            GR | EL 094259216           | EL094259216       | EU VAT number
            GR | GR 094259216           | EL094259216       | EU VAT number
            ES | ES X-5253868-R         | ESX5253868R       | EU VAT number
            ES | ES-B64717838           | ESB64717838       | EU VAT number
            ES | 54362315-K             | ES54362315K       | EU VAT number
            FR | FR K7 399859412        | FRK7399859412     | EU VAT number
            FR | 4Z123456782            | FR4Z123456782     | EU VAT number
            MC | FR 53 000004605        | FR53000004605     | EU VAT number
            GB | GB 980 7806 84         | GB980780684       | UK VAT number
            GB | GB 980780684 001       | GB980780684001    | UK VAT number
            GB | GB GD001               | GBGD001           | UK VAT number of a government department
            GB | HA 599                 | GBHA599           | UK VAT number of a health authority
            IM | GB980780684            | GB980780684       | UK VAT number
            GB | XI 980 7806 84         | XI980780684       | EU VAT number (Northern Ireland)
            XI | 980780684              | XI980780684       | EU VAT number (Northern Ireland)
            IE | IE8D79739I             | IE8D79739I        | EU VAT number
            IE | 6433435OA              | IE6433435OA       | EU VAT number
            LT | LT 100004801610        | LT100004801610    | EU VAT number
            LV | 161175-19997           | LV16117519997     | EU VAT number
            NL | NL 0044.95.445.B.01    | NL004495445B01    | EU VAT number
            NL | NL002455799B11         | NL002455799B11    | EU VAT number
            RO | RO 18547290            | RO18547290        | EU VAT number
            SE | SE 123456-7897 01      | SE123456789701    | EU VAT number
            CH | CHE-107.787.577 MWST   | CHE107787577MWST  | Swiss VAT number
            CH | CHE-107.787.577 tva    | CHE107787577TVA   | Swiss VAT number
            CH | CHE-107.787.577 IVA    | CHE107787577IVA   | Swiss VAT number
            CH | CHE-107.787.577        | CHE107787577      | Swiss business number (UID)
            NO | NO 995 525 828 MVA     | 995525828MVA      | Norwegian VAT number
            NO | 995525828              | 995525828         | Norwegian organisation number
            AU | 83 914 571 673         | 83914571673       | Australian business number (ABN)
            JP | T5835678256246         | T5835678256246    | Japanese registration number of a qualified invoice issuer
            JP | 5835678256246          | 5835678256246     | Japanese corporate number
            BR | 12.ABC.345/01DE-35     | 12ABC34501DE35    | Brazilian company number (CNPJ)
            CL | CL 76.086.428-5        | 760864285         | Chilean tax number (RUT)
            CA | 123026635 RT 0001      | 123026635RT0001   | Canadian GST/HST number
            VN | 0100233488-001         | 0100233488001     | Vietnamese tax code of a branch
            MX | MAB-930714-8T4         | MAB9307148T4      | Mexican tax number (RFC)
            MX | GODE 561231 GR8        | GODE561231GR8     | Mexican tax number (RFC)
            KZ | 123 456 789 012        | 123456789012      | Kazakh business number (BIN)
            UZ | 123456789              | 123456789         | Uzbek tax number (STIR)
            """;

    /** Country, what is not well formed, a part of what is said about it. */
    private static final String MALFORMED =
            """
            DE | DE13669597             | must be DE and 9 digits, the last a check digit
            DE | DE136695978            | does not add up: must be DE and 9 digits
            DE | DE１３６６９５９７６        | must be DE and 9 digits
            DE | FR40303265045          | must be DE and 9 digits
            GR | EL123456781            | EL (not GR)
            FR | FR303265045            | a key of two digits or letters
            FR | FRIO334175221          | does not add up
            FR | FR54000004605          | does not add up
            GB | GBGD500                | GBGD and 3 digits below 500
            GB | GBHA499                | GBHA and 3 digits from 500
            GB | XI980780685            | must be XI
            CZ | CZ7152192745           | birth number
            CZ | CZ590312123            | birth number
            BG | BG7111042922           | must be BG and 9 digits of a company
            IE | IE8?79739J             | must be IE
            LV | LV16137519997          | does not add up
            SE | SE123456789702         | and 01
            CH | CHE107787577VAT        | MWST, TVA or IVA
            IN | 40AAPFU0939F1ZV        | the state's code
            MX | VACE460910SX6          | wrong in some numbers in use
            DE | ''                     | must be DE
            """;

    @ParameterizedTest
    @FieldSource("PUBLISHED_ROWS")
    void publishedNumbersAreToldApart(String country, String good, String bad) {
        assertThat(TaxIds.check(country, good)).isInstanceOf(WellFormed.class);
        assertThat(TaxIds.check(country, bad)).isInstanceOf(Malformed.class);
    }

    static final List<Object[]> PUBLISHED_ROWS = rows(PUBLISHED, "\\s+");

    @Test
    void allPublishedPairsAreThere() {
        assertThat(PUBLISHED_ROWS).hasSize(53);
    }

    @ParameterizedTest
    @FieldSource("WRITTEN_ROWS")
    void isReadAsPeopleWriteIt(String country, String given, String value, String kind) {
        assertThat(TaxIds.check(country, given))
                .isInstanceOfSatisfying(
                        WellFormed.class,
                        it -> {
                            assertThat(it.id().value()).isEqualTo(value);
                            assertThat(it.id().kind()).isEqualTo(kind);
                        });
    }

    static final List<Object[]> WRITTEN_ROWS = rows(WRITTEN, "\\s*\\|\\s*");

    @ParameterizedTest
    @FieldSource("WRITTEN_ROWS")
    void theNormalizedFormIsNormalizedAlready(String country, String given, String value) {
        assertThat(((WellFormed) TaxIds.check(country, value)).id().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @FieldSource("MALFORMED_ROWS")
    void saysWhatIsExpected(String country, String given, String part) {
        assertThat(TaxIds.check(country, given))
                .isInstanceOfSatisfying(
                        Malformed.class, it -> assertThat(it.reason()).contains(part));
    }

    static final List<Object[]> MALFORMED_ROWS = rows(MALFORMED, "\\s*\\|\\s*");

    @Test
    void everyExampleOfTheTableIsWellFormed() {
        for (TaxIdFormat format : TaxIdFormats.all()) {
            TaxIdVerdict verdict = TaxIds.check(format.countries().getFirst(), format.example());
            assertThat(verdict).as(format.example()).isInstanceOf(WellFormed.class);
            TaxId id = ((WellFormed) verdict).id();
            assertThat(id.value()).isEqualTo(format.example());
            assertThat(id.kind()).isEqualTo(format.kind());
            assertThat(format.countries()).contains(id.country());
        }
    }

    /** What the register answers is worth a refusal; elsewhere numbers that fail are in use. */
    @ParameterizedTest
    @CsvSource({
        "DE, DE1, REJECT",
        "XI, XI1, REJECT",
        "GB, XI1, REJECT",
        "GB, GB1, WARN",
        "CH, CHE1, WARN",
        "MX, VACE460910SX6, WARN"
    })
    void warnsRatherThanRejectsWhereThereIsNoRegister(
            String country, String given, Severity severity) {
        assertThat(((Malformed) TaxIds.check(country, given)).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"DE, DE136695976, true", "CZ, 991231123, false", "KZ, 123456789012, false"})
    void saysWhetherThereWasACheckDigit(String country, String given, boolean isVerified) {
        WellFormed passed = (WellFormed) TaxIds.check(country, given);
        assertThat(passed.isCheckDigitVerified()).isEqualTo(isVerified);
    }

    @ParameterizedTest
    @CsvSource({"27AAPFU0939F1ZV, MH", "29AAGCB7383J1Z4, KA"})
    void aGstinNamesItsState(String gstin, String region) {
        assertThat(((WellFormed) TaxIds.check("IN", gstin)).id().region()).isEqualTo(region);
    }

    @Test
    void asksViesWithThePrefixApart() {
        TaxId id = ((WellFormed) TaxIds.check("GR", "094259216")).id();
        assertThat(id.country()).isEqualTo("GR");
        assertThat(id.prefix()).isEqualTo("EL");
        assertThat(id.number()).isEqualTo("094259216");
        assertThat(id.register()).isEqualTo(TaxId.VIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "ZZ", "", "de"})
    void aCountryWithoutRulesIsNotKnown(String country) {
        assertThat(TaxIds.check(country, "1")).isEqualTo(new NotKnown(country));
    }

    @Test
    void aTextOfAnyLengthIsAnswered() {
        assertThat(TaxIds.check("DE", "1".repeat(1_000_000))).isInstanceOf(Malformed.class);
    }

    /** Every check must find a mistyped digit nearly always, and never fall over. */
    @Test
    void aMistypedCharacterIsFoundInMostPlaces() {
        for (TaxIdFormat format : TaxIdFormats.all()) {
            if (format.hasCheckDigit()) {
                assertThat(missedOfAHundred(format)).as(format.example()).isLessThan(35);
            }
        }
    }

    /** How many of a hundred mistyped numbers pass, at most. */
    private static int missedOfAHundred(TaxIdFormat format) {
        String number = format.read(format.example()).number();
        int tried = 0;
        int missed = 0;
        for (int at = 0; at < number.length(); at++) {
            for (char c : "0123456789ABCXYZ".toCharArray()) {
                String typed = number.substring(0, at) + c + number.substring(at + 1);
                if (c != number.charAt(at) && format.pattern().fits(typed)) {
                    tried++;
                    missed += format.holds(typed) ? 1 : 0;
                }
            }
        }
        return 100 * missed / tried;
    }

    @Test
    void anyTextIsAnswered() {
        for (TaxIdFormat format : TaxIdFormats.all()) {
            String country = format.countries().getFirst();
            for (String text : List.of("", "-", country, format.prefix(), "é", "\u0000", "+*&Ñ")) {
                assertThat(TaxIds.check(country, text)).isInstanceOf(Malformed.class);
            }
            String lower = format.example().toLowerCase(Locale.ROOT);
            assertThat(TaxIds.check(country, lower)).isInstanceOf(WellFormed.class);
        }
    }

    private static List<Object[]> rows(String table, String separator) {
        return table.lines()
                .map(String::strip)
                .map(line -> Arrays.stream(line.split(separator)).map(TaxIdsTest::cell))
                .map(cells -> (Object[]) cells.toArray(String[]::new))
                .toList();
    }

    private static String cell(String text) {
        return text.equals("''") ? "" : text;
    }
}
