package io.billfold.local.command;

import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.InvoiceRecord;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Lists invoices. */
@Command(
        name = "invoices",
        sortOptions = false,
        description = "List the invoices of a year, in the order of their numbers.")
final class InvoicesCommand extends CloudCommand {
    @Option(names = "--seller", paramLabel = "ID", description = "Only this seller's.")
    private @Nullable String seller;

    @Option(names = "--year", description = "Default: the year of the local cloud's clock.")
    private @Nullable Integer year;

    @Override
    int run(Connection cloud) {
        int chosen = year == null ? cloud.clock().atOffset(ZoneOffset.UTC).getYear() : year;
        Map<InvoiceNumber, Books.Standing> standings = cloud.books().standings();
        TextTable table =
                TextTable.of(
                        "number", "issued", "due", "account", "", ">net", ">tax", ">total", ">open",
                        "status");
        for (Seller each : sellers(cloud)) {
            for (InvoiceRecord record : cloud.books().invoices(each, chosen)) {
                add(table, record, standings);
            }
        }
        out().print(
                        table.isEmpty()
                                ? "no invoice was issued in " + chosen + "\n"
                                : table.render(0));
        return 0;
    }

    private List<Seller> sellers(Connection cloud) {
        List<Seller> sellers =
                cloud.books().sellers().stream()
                        .filter(each -> seller == null || each.id().value().equals(seller))
                        .toList();
        if (sellers.isEmpty() && seller != null) {
            throw new CommandFailure("there is no seller " + seller);
        }
        return sellers;
    }

    /** Nothing is owed on a credit note. */
    private static String kind(Invoice invoice) {
        return invoice.content().kind() == Draft.Kind.CREDIT_NOTE ? "credit note" : "";
    }

    private static void add(
            TextTable table, InvoiceRecord record, Map<InvoiceNumber, Books.Standing> standings) {
        Invoice invoice = record.invoice();
        Books.Standing standing = standings.get(invoice.number());
        table.row(
                invoice.number(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.content().account().id(),
                invoice.content().currency(),
                Amounts.of(invoice.net()),
                Amounts.of(invoice.tax()),
                Amounts.of(invoice.total()),
                standing == null ? "" : Amounts.of(invoice.content().currency(), standing.open()),
                standing == null ? kind(invoice) : standing.status());
    }
}
