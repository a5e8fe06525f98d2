package io.billfold.local.command;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells why an invoice bears the tax that it bears. */
@Command(
        name = "explain",
        sortOptions = false,
        description = {
            "Say why an invoice bears its tax: every answer of the chain that was stored with it, its"
                    + " source, and how sure it is where it is not quite."
        })
final class TaxExplainCommand extends CloudCommand {
    @Parameters(
            paramLabel = "NUMBER",
            description = "For example MU-2026-000001; 'billfold invoices' lists.")
    private String number = "";

    @Override
    int run(Connection cloud) {
        InvoiceNumber asked = asked();
        Invoice invoice =
                cloud.books()
                        .invoice(asked)
                        .orElseThrow(() -> new CommandFailure("there is no invoice " + number));
        Draft content = invoice.content();
        out().printf(
                        "%s of %s for %s, net %s, tax %s, total %s%n",
                        invoice.number(),
                        invoice.issuedOn(),
                        content.account().name(),
                        Amounts.of(invoice.net()),
                        Amounts.of(invoice.tax()),
                        Amounts.of(invoice.total()));
        content.taxes().forEach(tax -> print(tax, content));
        return 0;
    }

    private InvoiceNumber asked() {
        try {
            return InvoiceNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private void print(TaxBreakdown tax, Draft content) {
        TaxTreatment treatment = tax.treatment();
        out().printf(
                        "%ncategory %s, %s of %s, %s percent on %s: %s, for line%s %s%n",
                        treatment.category().code(),
                        treatment.tax(),
                        treatment.place(),
                        treatment.ratePercent().toPlainString(),
                        Amounts.of(tax.base()),
                        Amounts.of(tax.tax()),
                        tax.lines().size() == 1 ? "" : "s",
                        lines(tax.lines(), content));
        for (int i = 0; tax.parts().size() > 1 && i < tax.parts().size(); i++) {
            print(treatment.components().get(i), Amounts.of(tax.parts().get(i)));
        }
        TextTable table = TextTable.of("question", "answer", "source", "sure");
        treatment.because().forEach(answer -> row(table, answer));
        out().print(table.render(2));
    }

    private static String lines(List<Integer> lines, Draft content) {
        return lines.size() == content.lines().size() && lines.size() > 1
                ? "1 to " + lines.size()
                : lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void print(TaxComponent component, String amount) {
        out().printf(
                        "  %s %s percent%s: %s%n",
                        component.tax(),
                        component.ratePercent().toPlainString(),
                        component.portion().isAll() ? "" : " of " + component.portion(),
                        amount);
    }

    private static void row(TextTable table, TaxAnswer answer) {
        table.row(
                word(answer.question()),
                answer.text(),
                answer.source(),
                answer.confidence() == Confidence.HIGH ? "" : word(answer.confidence()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
