package io.billfold.document.books;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.ledger.LedgerAccount;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The books as tables, and the charts that they name accounts by. */
final class TablesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    void listInvoicesWithCreditNotesBelowZero() throws Exception {
        Tables.invoices(out, Sold.INVOICES.iterator());
        assertThat(lines())
                .containsExactly(
                        "number,kind,issued on,due on,customer,name,tax id,country,currency,net,tax,rounding,gross,corrects",
                        "EX-2026-000001,invoice,2026-01-05,2026-01-19,acme,Acme\tSARL,FR83404833048,FR,EUR,1000.00,200.00,0.00,1200.00,",
                        "EX-2026-000002,credit note,2026-01-10,2026-01-24,acme,Acme\tSARL,FR83404833048,FR,EUR,-100.00,-20.00,0.00,-120.00,",
                        "EX-2026-000003,invoice,2026-01-31,2026-02-14,a-customer-whose-id-is-longer-than-35-characters,'="
                                + "B".repeat(99)
                                + ",,FR,EUR,0.05,0.01,0.00,0.06,");
    }

    @Test
    void listCustomersAndTaxes() throws Exception {
        Tally tally = Sold.tally(CurrencyUnit.EUR);
        Tables.customers(out, tally.customers(), id -> Sold.customer(id).filter(Sold.ACME::equals));
        assertThat(lines().subList(1, 3))
                .containsExactly(
                        "a-customer-whose-id-is-longer-than-35-characters",
                        "acme,Acme\tSARL,business,FR83404833048,Rue 2,,Lyon,69001,,FR,ap@customers.example");
        out.reset();
        Tables.taxes(out, List.of(tally));
        assertThat(lines())
                .containsExactly(
                        "place,tax,category,rate percent,base,tax amount,currency,breakdowns",
                        "FR,VAT,S,20,900.05,180.01,EUR,3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    plain        | plain
                    a,b          | "a,b"
                    say "hi"     | "say ""hi""\"
                    =1+1         | '=1+1
                    @SUM(A1)     | '@SUM(A1)
                    -12.50       | -12.50
                    -12.50+A1    | '-12.50+A1
                    """)
    void writeCellsThatNoSpreadsheetRuns(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @ParameterizedTest
    @EnumSource(LedgerAccount.class)
    void everyChartHasEveryAccount(LedgerAccount account) {
        for (String country : List.of("FR", "DE", "US")) {
            assertThat(Chart.of(country).entry(account).number()).isNotEmpty();
        }
        assertThat(Chart.of("FR").entry(account).number()).matches("[1-7][0-9]{5}");
    }
}
