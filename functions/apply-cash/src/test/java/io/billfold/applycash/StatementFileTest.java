package io.billfold.applycash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.mt.mt9xx.MT940;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

class StatementFileTest {
    private static final String ACME =
            "2026-03-02|2026-03-01|EUR 119.00|EUR 0.00|Acme GmbH|DE02120300000000202051"
                    + "|ACME-4711|null|Rechnung MU-2026-000001 vielen Dank|null";

    @Test
    void readsCamt053AndTakesItsBatchApart() {
        BankStatement statement = one("camt053-08.xml");
        assertThat(head(statement))
                .isEqualTo("DE89370400440532013000 2026-041 41 2026-03-02 EUR 1000.00 EUR 1404.50");
        assertThat(entries(statement))
                .containsExactly(
                        "1|" + ACME,
                        "2.1|2026-03-02|2026-03-02|EUR 100.00|EUR 0.00|Bolt AG|null|null"
                                + "|RF07MU2026000001||null",
                        "2.2|2026-03-02|2026-03-02|EUR 200.00|EUR 7.50|Cube SARL|null|X2|null"
                                + "|MU2026000003|null",
                        "3|2026-03-02|2026-03-02|EUR -14.50|EUR 0.00|Dora Dent|null|DD-9|null||AC04");
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void readsTheOldVersionAndItsCharacters() {
        BankStatement statement = one("camt053-02.xml");
        assertThat(head(statement))
                .isEqualTo("123456789 S-02 null 2026-03-02 EUR -50.00 EUR 69.00");
        assertThat(entries(statement))
                .containsExactly(
                        "1|2026-03-02|2026-03-02|EUR 119.00|EUR 0.00|Müller KG|9988|null|null"
                                + "|MU-2026-000001|null");
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void readsMt940() {
        BankStatement statement = one("mt940.sta");
        assertThat(head(statement))
                .isEqualTo(
                        "37040044/532013000 2026-03-02/41/1 41 2026-03-02 EUR 1000.00 EUR 1299.00");
        assertThat(entries(statement))
                .containsExactly(
                        "1|" + ACME,
                        "2|2026-03-02|2026-03-02|EUR 200.00|EUR 0.00|Cube SARL"
                                + "|FR7630006000011234567890189|X2|null|MU2026000003|null",
                        "3|2026-03-02|2026-03-02|EUR -14.50|EUR 0.00|null|null|null|null"
                                + "|Rueckgabe AC04|returned",
                        "4|2026-01-02|2025-12-30|EUR -5.50|EUR 0.00|null|null|null|null"
                                + "|Entgelt fuer Januar|null");
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void readsBai2() {
        BankStatement statement = one("bai2.txt");
        assertThat(head(statement))
                .isEqualTo(
                        "0975312468 2026-03-02/0975312468 null 2026-03-02 USD 5000.00 USD 6183.50");
        assertThat(entries(statement))
                .containsExactly(
                        "1|2026-03-02|2026-03-02|USD 1000.00|USD 0.00|null|null|C-1|null"
                                + "|ACME INC WIRE,MU-2026-000001, THANK YOU|null",
                        "2|2026-03-02|2026-03-02|USD 200.00|USD 0.00|null|null|C-2|null"
                                + "|ACH CREDIT|null",
                        "3|2026-03-02|2026-03-02|USD -16.50|USD 0.00|null|null|C-3|null"
                                + "|ACH RETURN R01|557");
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void readsOurCsv() {
        BankStatement statement = one("statement.csv");
        assertThat(head(statement))
                .isEqualTo(
                        "DE89370400440532013000 2026-03-02 41 2026-03-02 EUR 1000.00 EUR 1104.50");
        assertThat(entries(statement))
                .containsExactly(
                        "1|2026-03-02|2026-03-01|EUR 119.00|EUR 0.50|Acme \"Sons\", Inc."
                                + "|DE02120300000000202051|ACME-4711|null|MU-2026-000001 thanks|null",
                        "2|2026-03-02|2026-03-02|EUR -14.50|EUR 0.00|null|null|DD-9|null||AC04");
        assertThat(statement.problems()).isEmpty();
    }

    /** Prowide's model of the same message, read from the same bytes. */
    @Test
    void anotherReaderOfCamt053SeesTheSame() {
        var stmt =
                MxCamt05300108.parse(text("camt053-08.xml"))
                        .getBkToCstmrStmt()
                        .getStmt()
                        .getFirst();
        BankStatement ours = one("camt053-08.xml");
        assertThat(stmt.getId()).isEqualTo(ours.id());
        assertThat(stmt.getAcct().getId().getIBAN()).isEqualTo(ours.account());
        BigDecimal booked =
                stmt.getNtry().stream()
                        .filter(it -> it.getSts().getCd().equals("BOOK"))
                        .map(
                                it ->
                                        it.getCdtDbtInd().value().equals("CRDT")
                                                ? it.getAmt().getValue()
                                                : it.getAmt().getValue().negate())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(booked).isEqualByComparingTo(sum(ours));
        var details =
                stmt.getNtry().stream()
                        .flatMap(it -> it.getNtryDtls().stream())
                        .flatMap(it -> it.getTxDtls().stream())
                        .toList();
        assertThat(details).hasSameSizeAs(ours.entries());
        assertThat(details.getFirst().getRmtInf().getUstrd())
                .isEqualTo(List.of("Rechnung MU-2026-000001", "vielen Dank"));
    }

    /** Prowide's fields of the same message. */
    @Test
    void anotherReaderOfMt940SeesTheSame() {
        MT940 message = MT940.parse(text("mt940.sta"));
        BankStatement ours = one("mt940.sta");
        assertThat(message.getField60F().amount()).isEqualByComparingTo("1000.00");
        assertThat(message.getField62F().amount()).isEqualByComparingTo(ours.closing().getAmount());
        List<Field61> lines = message.getField61();
        assertThat(lines).hasSameSizeAs(ours.entries());
        for (int i = 0; i < lines.size(); i++) {
            BankEntry entry = ours.entries().get(i);
            assertThat(new BigDecimal(lines.get(i).getAmount().replace(',', '.')))
                    .isEqualByComparingTo(entry.amount().abs().getAmount());
            assertThat(lines.get(i).getValueDate())
                    .isEqualTo(entry.valueOn().toString().replace("-", "").substring(2));
        }
    }

    /**
     * Four ways in which banks tell that USD 110.00 became EUR 99.80: what was instructed, the
     * transaction's own amount, the rate of the whole entry, and nothing but the amount. Of what is
     * no currency nothing is known.
     */
    @Test
    void camt053TellsWhatWasExchanged() {
        assertThat(exchanges("camt053-exchange.xml"))
                .containsExactly(
                        "EUR 99.80 of USD 110.00 at 1.1022",
                        "EUR 99.80 of USD 110.00 at 0.90727",
                        "EUR 99.80 of USD 110.00 at 1.1022",
                        "EUR 99.80 of USD 110.00 at null",
                        "EUR 99.80",
                        "EUR 99.80");
    }

    /** Of the payer's words in field 86 nothing is believed. */
    @Test
    void mt940TellsWhatWasExchangedAndNoRate() {
        String line = ":61:2603020302C99,80NTRFNONREF//B1\n/OCMT/USD110,00/CHGS/EUR0,00/\n";
        String forged = ":61:2603020302C99,80NTRF/OCMT/USD1,0//B2\n";
        String said = ":86:/REMI/MU-2026-000001 /OCMT/USD900,00//EXCH/9,0/\n";
        String file =
                ":20:S\n:25:X\n:28C:1\n:60F:C260301EUR0,\n%s%s%s%s:62F:C260302EUR199,60"
                        .formatted(line, said, forged, said);

        assertThat(exchanges(StatementFile.read(file.getBytes(UTF_8)).getFirst()))
                .containsExactly("EUR 99.80 of USD 110.00 at null", "EUR 99.80");
    }

    @Test
    void ourCsvTellsWhatWasExchanged() {
        String columns = CsvStatement.HEADER + CsvStatement.EXCHANGE_COLUMNS;
        String file =
                columns
                        + """

                        opening,X,S,,2026-03-01,,0.00,EUR,,,,,,,,,,
                        entry,X,S,,2026-03-02,,99.80,EUR,,,,,,,,110.00,USD,1.1022
                        entry,X,S,,2026-03-02,,99.80,EUR,,,,,,,,110.00,USD,
                        entry,X,S,,2026-03-02,,1.00,EUR,,,,,,,,,,
                        closing,X,S,,2026-03-02,,200.60,EUR,,,,,,,,,,
                        """;

        assertThat(exchanges(StatementFile.read(file.getBytes(UTF_8)).getFirst()))
                .containsExactly(
                        "EUR 99.80 of USD 110.00 at 1.1022",
                        "EUR 99.80 of USD 110.00 at null",
                        "EUR 1.00");
        assertThatThrownBy(() -> StatementFile.read(file.replace("1.1022", "x").getBytes(UTF_8)))
                .hasMessage("line 3, rate: 'x' is no rate");
        assertThatThrownBy(() -> StatementFile.read(file.replace("USD", "XQX").getBytes(UTF_8)))
                .hasMessage("line 3, exchangedCurrency: currency 'XQX' is not known");
    }

    private static List<String> exchanges(String file) {
        return exchanges(one(file));
    }

    private static List<String> exchanges(BankStatement statement) {
        return statement.entries().stream()
                .map(
                        it ->
                                it.amount()
                                        + (it.exchange() == null
                                                ? ""
                                                : " of %s at %s"
                                                        .formatted(
                                                                it.exchange().from(),
                                                                it.exchange().rate())))
                .toList();
    }

    private static BigDecimal sum(BankStatement statement) {
        return statement.entries().stream()
                .map(BankEntry::amount)
                .reduce(Money::plus)
                .orElseThrow()
                .getAmount();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    camt053-08.xml | <Amt Ccy="EUR">119.00      | <Amt Ccy="EUR">1I9.00  | line 14, Amt: '1I9.00' is no amount
                    camt053-08.xml | Ccy="EUR">300.00           | Ccy="XQX">300.00       | line 29, Amt: currency 'XQX' is not known
                    camt053-08.xml | <Cd>CLBD</Cd>              | <Cd>ITBD</Cd>          | line 5, Stmt/Bal: none is of type CLBD
                    camt053-08.xml | <Id>2026-041</Id>          | ''                     | line 5, Stmt: has no Id
                    camt053-08.xml | <Dt>2026-03-01</Dt>        | <Dt>2026-13-01</Dt>    | line 15, Dt: '2026-13-01' is no date
                    camt053-08.xml | BkToCstmrStmt              | BkToCstmrDbtCdtNtfctn  | line 2, Document: holds no BkToCstmrStmt/Stmt: camt.053 is read
                    camt053-08.xml | </Document>                | ''                     | line 68: is not XML that can be read
                    mt940.sta      | :62F:C260302EUR1299,00     | ''                     | line 16, :64:: :62F: or :62M: is missing
                    mt940.sta      | :60F:C260302EUR1000,00     | :60F:C260302EUR1000.00 | line 5, :60F:: is no balance
                    mt940.sta      | 260302C200,00NTRFX2        | 260302X200,00NTRFX2    | line 8, :61:: is no statement line
                    mt940.sta      | 2603010302C                | 2603011302C            | line 6, :61:: '1302' is no date
                    bai2.txt       | 49,1240000                 | 49,1240001             | line 8, record 49: control total is 1240001, the amounts come to 1240000
                    bai2.txt       | 16,165                     | 16,995                 | line 6, record 16: type 995 is not known
                    bai2.txt       | 015,618350                 | 045,618350             | line 3, record 03: has no balance of type 015
                    statement.csv  | 119.00,EUR                 | 119.001,EUR            | line 3, amount: 119.001 has more decimals than EUR
                    statement.csv  | closing,                   | entry,                 | line 6, kind: must be closing, was 'entry'
                    statement.csv  | kind,account,statement     | kind,account,id        | line 1: must be kind,account,statement,sequence,date
                    """)
    void aRefusalNamesPlaceAndReason(String file, String from, String to, String reason) {
        String wrong = text(file).replaceFirst(Pattern.quote(from), to);
        assertThat(wrong).isNotEqualTo(text(file));
        String all = from.equals("BkToCstmrStmt") ? text(file).replace(from, to) : wrong;
        assertThatThrownBy(() -> StatementFile.read(all.getBytes(UTF_8)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<a",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY a 'aaaa'>]><Document>&a;</Document>",
                ":20:X",
                "01,\n16,195,1/",
                "kind,account,\n\""
            })
    void whatIsNoStatementIsRefused(String text) {
        assertThatThrownBy(() -> StatementFile.read(text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableFileException.class);
    }

    private static String head(BankStatement statement) {
        return "%s %s %s %s %s %s"
                .formatted(
                        statement.account(),
                        statement.id(),
                        statement.sequence(),
                        statement.closedOn(),
                        statement.opening(),
                        statement.closing());
    }

    private static List<String> entries(BankStatement statement) {
        return statement.entries().stream()
                .map(
                        it ->
                                String.join(
                                        "|",
                                        it.reference(),
                                        it.bookedOn().toString(),
                                        it.valueOn().toString(),
                                        it.amount().toString(),
                                        it.charges().toString(),
                                        it.payer(),
                                        it.payerAccount(),
                                        it.endToEndId(),
                                        it.structuredReference(),
                                        it.text(),
                                        it.returnReason()))
                .toList();
    }

    private static BankStatement one(String file) {
        List<BankStatement> statements = StatementFile.read(bytes(file));
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    private static String text(String file) {
        return new String(bytes(file), UTF_8);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = StatementFileTest.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
