package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Tax;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;

/**
 * A thousand invoices by chance, from billing to bytes: they are valid, say what the ledger says,
 * and are the same wherever they are made. A seed that fails is named.
 */
class RandomInvoicesTest {
    /** By the rules of the format that the customer wants, which hold CEN's, or by CEN's alone. */
    @Test
    void everyInvoiceIsValid() {
        Map<Long, List<String>> wrong = new ConcurrentSkipListMap<>();
        Set<Long> profiled = new ConcurrentSkipListSet<>();
        LongStream.range(0, RandomInvoicesMain.INVOICES)
                .parallel()
                .forEach(
                        seed -> {
                            List<String> findings = findings(seed, profiled);
                            if (!findings.isEmpty()) {
                                wrong.put(seed, findings);
                            }
                        });
        assertThat(wrong).isEmpty();
        assertThat(profiled).hasSizeGreaterThan(200);
    }

    /** What a customer's format can't say is not issued: then CEN's rules hold all the same. */
    private static List<String> findings(long seed, Set<Long> profiled) {
        BusinessDocument document = RandomInvoices.document(seed);
        InvoiceFormat format = document.rendering().format();
        XmlProfile profile = XmlProfile.of(format);
        if (format == null || !profile.missing(document).isEmpty()) {
            XmlSyntax syntax = seed % 2 == 0 ? XmlSyntax.CII : XmlSyntax.UBL;
            return OfficialRules.findings(document, XmlProfile.EN_16931, syntax);
        }
        profiled.add(seed);
        XmlSyntax syntax = format == InvoiceFormat.XRECHNUNG ? XmlSyntax.CII : XmlSyntax.UBL;
        return OfficialRules.findings(document, profile, syntax);
    }

    @Test
    void theXmlSaysWhatTheLedgerSays() throws Exception {
        Map<Long, String> wrong = new TreeMap<>();
        for (long seed = 0; seed < RandomInvoicesMain.INVOICES; seed++) {
            Invoice invoice = RandomInvoices.of(seed);
            BusinessDocument document = RandomInvoices.document(seed);
            String currency = document.currency().getCode();
            String booked = booked(invoice).toString();
            byte[] cii = CiiXml.write(document, XmlProfile.EN_16931);
            byte[] ubl = UblXml.write(document, XmlProfile.EN_16931);
            String ofCii = told(invoice, Reading.ofCii(cii, currency)).toString();
            String ofUbl = told(invoice, Reading.ofUbl(ubl, currency)).toString();
            if (!ofCii.equals(booked) || !ofUbl.equals(booked)) {
                wrong.put(seed, booked + " is booked, CII says " + ofCii + ", UBL " + ofUbl);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What the ledger has: what the customer owes, what was earned, what is owed as tax. */
    private static Map<String, BigDecimal> booked(Invoice invoice) {
        boolean isCredit = invoice.content().kind() == Draft.Kind.CREDIT_NOTE;
        Optional<LedgerEntry> entry =
                isCredit
                        ? Bookings.creditNoteIssued(invoice, invoice.total())
                        : Bookings.invoiceIssued(invoice);
        Map<LedgerAccount, Money> sums = new EnumMap<>(LedgerAccount.class);
        List<Posting> postings = entry.map(LedgerEntry::postings).orElse(List.of());
        for (Posting posting : postings) {
            sums.merge(posting.account(), posting.signed(), Money::plus);
        }
        return figures(
                sum(sums, LedgerAccount.RECEIVABLE),
                sum(sums, LedgerAccount.REVENUE),
                sum(sums, LedgerAccount.TAX_PAYABLE),
                sum(sums, LedgerAccount.CASH_ROUNDING));
    }

    private static BigDecimal sum(Map<LedgerAccount, Money> sums, LedgerAccount account) {
        Money sum = sums.get(account);
        return sum == null ? BigDecimal.ZERO : sum.getAmount();
    }

    /** What an XML says, as the ledger would have it: BT-115, BT-109, BT-110 and BT-114. */
    private static Map<String, BigDecimal> told(Invoice invoice, Map<String, List<String>> terms) {
        boolean isBooked = !invoice.total().isZero();
        boolean isCredit = invoice.content().kind() == Draft.Kind.CREDIT_NOTE;
        BigDecimal sign = BigDecimal.valueOf(!isBooked ? 0 : isCredit ? -1 : 1);
        return figures(
                figure(terms, "BT-115").multiply(sign),
                figure(terms, "BT-109").multiply(sign).negate(),
                figure(terms, "BT-110").multiply(sign).negate(),
                figure(terms, "BT-114").multiply(sign).negate());
    }

    private static BigDecimal figure(Map<String, List<String>> terms, String term) {
        List<String> found = terms.get(term);
        return found.isEmpty() ? BigDecimal.ZERO : new BigDecimal(found.getFirst());
    }

    private static Map<String, BigDecimal> figures(
            BigDecimal receivable, BigDecimal revenue, BigDecimal tax, BigDecimal rounding) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("receivable", new BigDecimal(XmlFigures.plain(receivable)));
        figures.put("revenue", new BigDecimal(XmlFigures.plain(revenue)));
        figures.put("tax", new BigDecimal(XmlFigures.plain(tax)));
        figures.put("rounding", new BigDecimal(XmlFigures.plain(rounding)));
        return figures;
    }

    @Test
    void anotherProcessElsewhereMakesTheSameBytes() throws Exception {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-Duser.timezone=Pacific/Kiritimati",
                                "-Duser.language=ar",
                                "-Duser.country=SA",
                                "-Dfile.encoding=ISO-8859-1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                RandomInvoicesMain.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String here = RandomInvoicesMain.hashes();
        assertThat(output(process)).isEqualTo(here);
        assertThat(process.waitFor()).isZero();
        assertThat(here.lines().distinct()).hasSize((int) RandomInvoicesMain.INVOICES);
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** So that the tests above can't pass because the invoices are all alike. */
    @Test
    void invoicesAreOfAllKinds() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < RandomInvoicesMain.INVOICES; seed++) {
            BusinessDocument document = RandomInvoices.document(seed);
            seen.add(document.heading().kind().name());
            seen.add(document.heading().language());
            seen.add(document.currency().getCode());
            document.taxes().stream().map(Tax::category).forEach(it -> seen.add(it.name()));
            boolean isMixed = document.taxes().size() > 1;
            boolean isSplit = document.taxes().stream().anyMatch(it -> it.parts().size() > 1);
            boolean isAdjusted = document.lines().stream().anyMatch(it -> isAdjusted(it));
            seen.add(isMixed ? "several taxes" : "one tax");
            seen.add(isSplit ? "tax of parts" : "");
            seen.add(isAdjusted ? "adjusted" : "plain");
            seen.add(document.totals().converted() == null ? "" : "converted");
            seen.add(document.totals().withheld() == null ? "" : "withheld");
            seen.add(document.totals().rounding().isZero() ? "" : "rounded");
            seen.add(document.totals().due().isNegative() ? "in favour" : "payable");
        }
        assertThat(seen)
                .contains("INVOICE", "CREDIT_NOTE", "SELF_BILLED_INVOICE", "CORRECTED_INVOICE")
                .contains("PREPAYMENT_INVOICE", "EUR", "USD", "JPY", "KRW", "PLN", "BHD")
                .contains("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "kk", "uk")
                .contains("el", "ja", "ko", "zh", "ar", "he")
                .contains("STANDARD", "ZERO", "EXEMPT", "REVERSE_CHARGE", "INTRA_COMMUNITY")
                .contains("EXPORT", "OUTSIDE_SCOPE", "CANARY_ISLANDS", "CEUTA_MELILLA")
                .contains("several taxes", "tax of parts", "adjusted", "converted", "withheld")
                .contains("rounded", "in favour", "payable");
    }

    private static boolean isAdjusted(Line line) {
        return !line.adjustments().isEmpty();
    }
}
