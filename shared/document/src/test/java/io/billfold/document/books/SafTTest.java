package io.billfold.document.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

/** SAF-T 2.00, in the schema's order, with totals that are those of the ledger. */
final class SafTTest {
    private static final SafT.Head HEAD = head(CurrencyUnit.EUR);

    private static SafT.Head head(CurrencyUnit currency) {
        return new SafT.Head(
                Sold.SELLER,
                currency,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 2, 3),
                "Receivables ledger");
    }

    private static String written(SafT.Head head, Iterator<LedgerEntry> entries) throws Exception {
        Tally tally = Sold.tally(head.currency());
        SalesTally sales = new SalesTally(head.currency());
        Sold.INVOICES.forEach(sales::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafT.write(
                out,
                head,
                new SafT.Content(
                        tally,
                        Map.of(
                                LedgerAccount.RECEIVABLE, Money.of(head.currency(), 50),
                                LedgerAccount.REVENUE, Money.of(head.currency(), -50)),
                        tally.customers(),
                        Sold::customer,
                        entries,
                        sales,
                        Sold.INVOICES.iterator()));
        return out.toString(UTF_8);
    }

    private static String written() throws Exception {
        return written(HEAD, Sold.ENTRIES.iterator());
    }

    @Test
    void standsInTheOrderOfTheSchema() throws Exception {
        String xml = written();
        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
        // the check finds what it is for
        assertThatCode(() -> validate(xml.replace("<TotalDebit>", "<TotalDebt>")))
                .isInstanceOf(SAXException.class);
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(SafTTest.class.getResource("saf-t-subset.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void saysTheTotalsOfItsEntriesAndInvoices() throws Exception {
        Document xml = parsed(written());
        assertThat(text(xml, "//GeneralLedgerEntries/NumberOfEntries")).isEqualTo("4");
        // 1200.00 + 120.00 + 1080.00 + 0.06
        assertThat(text(xml, "//GeneralLedgerEntries/TotalDebit")).isEqualTo("2400.06");
        assertThat(text(xml, "//GeneralLedgerEntries/TotalCredit")).isEqualTo("2400.06");
        assertThat(text(xml, "sum(//Line/DebitAmount/Amount)")).startsWith("2400.06");
        assertThat(text(xml, "sum(//Line/CreditAmount/Amount)")).startsWith("2400.06");
        assertThat(text(xml, "//SalesInvoices/NumberOfEntries")).isEqualTo("3");
        assertThat(text(xml, "//SalesInvoices/TotalDebit")).isEqualTo("100.00");
        assertThat(text(xml, "//SalesInvoices/TotalCredit")).isEqualTo("1000.05");
        assertThat(
                        text(
                                xml,
                                "sum(//Invoice/Line[DebitCreditIndicator='C']/InvoiceLineAmount/Amount)"
                                        + " - sum(//Invoice/Line[DebitCreditIndicator='D']/InvoiceLineAmount/Amount)"))
                .startsWith("900.05");
    }

    /**
     * Receivable: 50.00 + 1200.00 - 120.00 - 1080.00 + 0.06; revenue: 50.00 + 1000 - 100 + 0.05.
     */
    @Test
    void closesAccountsWithWhatWasBooked() throws Exception {
        Document xml = parsed(written());
        assertThat(text(xml, account("411000", "OpeningDebitBalance"))).isEqualTo("50.00");
        assertThat(text(xml, account("411000", "ClosingDebitBalance"))).isEqualTo("50.06");
        assertThat(text(xml, account("706000", "OpeningCreditBalance"))).isEqualTo("50.00");
        assertThat(text(xml, account("706000", "ClosingCreditBalance"))).isEqualTo("950.05");
        assertThat(text(xml, account("445710", "OpeningDebitBalance"))).isEqualTo("0.00");
        assertThat(text(xml, account("445710", "ClosingCreditBalance"))).isEqualTo("180.01");
    }

    private static String account(String number, String what) {
        return "//GeneralLedgerAccounts/Account[AccountID='" + number + "']/" + what;
    }

    @Test
    void pointsFromEntriesAndInvoicesToCustomersAndTaxes() throws Exception {
        Document xml = parsed(written());
        String id = "a-customer-whose-id-is-lon~";
        assertThat(text(xml, "//Customer[2]/CustomerID")).isEqualTo("acme");
        assertThat(text(xml, "//Customer[1]/CustomerID")).startsWith(id).hasSize(35);
        assertThat(text(xml, "//Customer[1]/Name")).hasSize(70);
        assertThat(text(xml, "count(//Transaction[not(CustomerID = //Customer/CustomerID)])"))
                .isEqualTo("0");
        assertThat(text(xml, "count(//Invoice[not(.//CustomerID = //Customer/CustomerID)])"))
                .isEqualTo("0");
        assertThat(text(xml, "count(//Invoice[not(TransactionID = //Transaction/TransactionID)])"))
                .isEqualTo("0");
        assertThat(text(xml, "//TaxCodeDetails[TaxCode='T1']/TaxPercentage")).isEqualTo("20");
        assertThat(text(xml, "count(//TaxInformationTotals[TaxCode='T1'])")).isEqualTo("3");
        assertThat(text(xml, "//Transaction[1]/Line[3]/TaxInformation/TaxAmount/Amount"))
                .isEqualTo("200.00");
    }

    @Test
    void isValidOfOneCurrencyAndOfNothing() throws Exception {
        String dollars = written(head(CurrencyUnit.USD), Sold.ENTRIES.iterator());
        assertThat(text(parsed(dollars), "//GeneralLedgerEntries/TotalDebit")).isEqualTo("7.00");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tally nothing = new Tally(CurrencyUnit.EUR);
        SafT.write(
                out,
                HEAD,
                new SafT.Content(
                        nothing,
                        Map.of(),
                        nothing.customers(),
                        Sold::customer,
                        Map.<String, LedgerEntry>of().values().iterator(),
                        new SalesTally(CurrencyUnit.EUR),
                        Sold.INVOICES.subList(0, 0).iterator()));
        validate(out.toString(UTF_8));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static String text(Document xml, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(path, xml);
    }
}
