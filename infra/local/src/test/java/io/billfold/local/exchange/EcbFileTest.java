package io.billfold.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.exchange.PublishedDay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Files in the shape that the ECB publishes: commas at the ends of lines, N/A, single quotes. */
class EcbFileTest {
    private static final String HISTORY =
            """
            Date,USD,JPY,BGN,CYP,
            2024-04-03,1.0783,163.66,1.9558,N/A,
            2024-04-02,1.0749,163.01,1.9558,N/A,
            1999-01-04,1.1789,133.73,N/A,0.58231,
            """;

    private static final String DAILY =
            """
            Date, USD, JPY, BGN, \n\
            03 April 2024, 1.0783, 163.66, 1.9558, \n\
            """;

    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"\
             xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            \t<gesmes:subject>Reference rates</gesmes:subject>
            \t<gesmes:Sender>
            \t\t<gesmes:name>European Central Bank</gesmes:name>
            \t</gesmes:Sender>
            \t<Cube>
            \t\t<Cube time='2024-04-03'>
            \t\t\t<Cube currency='USD' rate='1.0783'/>
            \t\t\t<Cube currency='JPY' rate='163.66'/>
            \t\t</Cube>
            \t\t<Cube time='2024-04-02'>
            \t\t\t<Cube currency='USD' rate='1.0749'/>
            \t\t\t<Cube currency='GBP' rate='0.85520'/>
            \t\t</Cube>
            \t</Cube>
            </gesmes:Envelope>
            """;

    @Test
    void theHistoryIsReadFromItsOldestDay() {
        List<PublishedDay> days = read(HISTORY);
        assertThat(days)
                .extracting(day -> day.date().toString())
                .containsExactly("1999-01-04", "2024-04-02", "2024-04-03");
        assertThat(days.getFirst().perEuro()).containsOnlyKeys("CYP", "JPY", "USD");
        assertThat(days.getLast().rate("JPY")).isEqualTo("163.66");
        assertThat(days.getLast().rate("CYP")).isNull();
    }

    @Test
    void theDayIsReadWithItsEnglishDate() {
        List<PublishedDay> days = read(DAILY);
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().date()).isEqualTo(LocalDate.of(2024, 4, 3));
        assertThat(days.getFirst().rate("USD")).isEqualTo("1.0783");
        assertThat(days.getFirst().perEuro()).hasSize(3);
    }

    @Test
    void theXmlSaysTheSame() {
        List<PublishedDay> days = read(XML);
        assertThat(days).hasSize(2);
        assertThat(days.getLast().rate("USD")).isEqualTo(read(HISTORY).getLast().rate("USD"));
        // 0.85520 is 0.8552
        assertThat(days.getFirst().rate("GBP")).isEqualTo("0.8552");
    }

    @Test
    void otherEndsOfLinesAndAMarkOfTheEncodingAreRead() {
        assertThat(read("\uFEFF" + HISTORY.replace("\n", "\r\n"))).isEqualTo(read(HISTORY));
        assertThat(read("\uFEFF" + XML)).isEqualTo(read(XML));
        assertThat(read(HISTORY.replace(",\n", "\n") + "\n")).isEqualTo(read(HISTORY));
        assertThat(read(XML.replace('\'', '"'))).isEqualTo(read(XML));
    }

    static Stream<List<String>> faults() {
        return Stream.of(
                List.of("", "1:1 is empty"),
                List.of("Date,USD\n", "1:1 holds no rates"),
                List.of("Day,USD\n2024-04-03,1\n", "1:1 the first line must be Date"),
                List.of("Date,USD,USD\n2024-04-03,1,1\n", "1:6 'USD' stands twice"),
                List.of("Date,USD\n2024-04-31,1\n", "2:1 '2024-04-31' is not a date"),
                List.of("Date,USD\n31 April 2024,1\n", "2:1 '31 April 2024' is not a date"),
                List.of("Date,USD\n2024-04-03,1\n2024-04-03,1\n", "3:1 2024-04-03 stands twice"),
                List.of("Date,USD,JPY\n2024-04-03,1\n", "2:12 has 2 columns, the first line 3"),
                List.of("Date,USD\n2024-04-03,1,2\n", "2:14 has 3 columns, the first line 2"),
                List.of("Date,USD,JPY\n2024-04-03,1.0, 1e3\n", "2:17 '1e3' is not a rate"),
                List.of("Date,USD\n2024-04-03,-1\n", "2:12 '-1' is not a rate"),
                List.of("Date,USD\n2024-04-03,1.2.3\n", "2:12 '1.2.3' is not a rate"),
                List.of("Date,USD\n2024-04-03,0.0\n", "2:12 rate of USD must be above 0"),
                List.of("Date,usd\n2024-04-03,1.0\n", "2:12 currency must be three capital"),
                List.of("Date,EUR\n2024-04-03,1.0\n", "2:12 currency must be three capital"),
                List.of("Date,USD\n1998-12-31,1.0\n", "2:1 '1998-12-31' is not a date"),
                List.of("Date,USD\n2024-04-03,1.12345678901\n", "2:12 rate of USD has more than"),
                List.of(XML.replace("1.0749", "x"), "13:35 'x' is not a rate"),
                List.of(XML.replace(" time='2024-04-03'", ""), "9:40 a rate stands before"),
                List.of(
                        XML.replace("'2024-04-02'", "'2024-4-2'"),
                        "12:25 '2024-4-2' is not a date"),
                List.of(XML.replace("'2024-04-02'", "'2024-04-03'"), "12:27 2024-04-03 stands"),
                List.of(XML.replace(" rate='163.66'", ""), "10:26 Cube has no rate"),
                List.of(XML.replace("'JPY'", "'USD'"), "10:40 USD stands twice on 2024-04-03"),
                List.of(XML.replace("</Cube>", "</Rube>"), "11:5 is not XML"),
                List.of("<html></html>", "1:1 holds no rates"),
                List.of(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>",
                        "1:58 has a document type"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsNamedWithItsLineAndColumn(List<String> textAndFault) {
        EcbReading reading = EcbFile.read(textAndFault.getFirst());
        assertThat(reading).isInstanceOf(EcbReading.Unreadable.class);
        EcbReading.Fault first = ((EcbReading.Unreadable) reading).faults().getFirst();
        assertThat("%d:%d %s".formatted(first.line(), first.column(), first.reason()))
                .startsWith(textAndFault.getLast());
    }

    @Test
    void entitiesAreNeverFetched() {
        String secret = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>";
        String text = XML.replace("<gesmes:Envelope", secret + "<gesmes:Envelope");
        assertThat(EcbFile.read(text)).isInstanceOf(EcbReading.Unreadable.class);
    }

    @Test
    void aDayHasTwoHundredCurrenciesAtMost() {
        StringBuilder heading = new StringBuilder("Date");
        for (int i = 0; i <= 200; i++) {
            heading.append(",A").append((char) ('A' + i / 26)).append((char) ('A' + i % 26));
        }
        String most = heading.substring(0, heading.length() - 4);
        assertThat(read(most + "\n2024-04-03" + ",1".repeat(200))).hasSize(1);
        EcbReading reading = EcbFile.read(heading + "\n2024-04-03" + ",1".repeat(201));
        assertThat(((EcbReading.Unreadable) reading).faults())
                .containsExactly(new EcbReading.Fault(2, 412, "more than 200 currencies"));
    }

    @Test
    void ofManyFaultsTheFirstAreTold() {
        StringBuilder text = new StringBuilder("Date,USD\n");
        for (int i = 0; i < 500; i++) {
            text.append("2024-13-01,1\n");
        }
        EcbReading reading = EcbFile.read(text.toString());
        assertThat(((EcbReading.Unreadable) reading).faults()).hasSize(20);
    }

    @Test
    void aFileThatIsTooLongIsNotRead() {
        EcbReading reading = EcbFile.read(" ".repeat(EcbFile.CHARACTERS_MAX + 1));
        assertThat(((EcbReading.Unreadable) reading).faults().getFirst().reason())
                .contains("at most 33554432 are read");
    }

    /** What is read is a file's text written in another way, so nothing is lost or made up. */
    @Test
    void bothFormsOfAFileSayTheSame() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            StringBuilder csv = new StringBuilder("Date,USD,GBP,\n");
            StringBuilder xml = new StringBuilder("<E><Cube>");
            LocalDate date = LocalDate.of(2026, 1, 1);
            int days = random.nextInt(1, 30);
            for (int i = 0; i < days; i++) {
                date = date.plusDays(random.nextInt(1, 5));
                BigDecimal usd = BigDecimal.valueOf(random.nextInt(1, 99_999), 4);
                boolean isMissing = random.nextInt(4) == 0;
                csv.append(date).append(',').append(usd.toPlainString());
                csv.append(isMissing ? ",N/A,\n" : ",0.86,\n");
                xml.append("<Cube time='").append(date).append("'><Cube currency='USD' rate='");
                xml.append(usd.toPlainString()).append("'/>");
                xml.append(isMissing ? "" : "<Cube currency='GBP' rate='0.8600'/>");
                xml.append("</Cube>");
            }
            assertThat(read(csv.toString()))
                    .as("seed " + seed)
                    .hasSize(days)
                    .isEqualTo(read(xml.append("</Cube></E>").toString()));
        }
    }

    private static List<PublishedDay> read(String text) {
        EcbReading reading = EcbFile.read(text);
        assertThat(reading).isInstanceOf(EcbReading.Read.class);
        return ((EcbReading.Read) reading).days();
    }
}
