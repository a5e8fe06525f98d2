package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Searches invoices. */
@Command(
        name = "invoices",
        sortOptions = false,
        description = {
            "Search issued invoices and credit notes (GET /invoices); what is named must all fit."
                    + " Without options: those of this year, in the order of their numbers. Who"
                    + " searches is recorded."
        },
        footer = {
            "",
            "Examples:",
            "  billfold invoices --account acme --state overdue",
            "  billfold invoices --amount 119.00 --currency EUR",
            "  billfold invoices --from 2026-01-01 --to 2026-03-31 --seller muster-de"
        })
final class InvoicesCommand extends CloudCommand {
    private static final String SCOPE = "audit";
    private static final int PAGE = 100;

    @Option(names = "--number", paramLabel = "NUMBER", description = "The one of this number.")
    private @Nullable String number;

    @Option(names = "--account", paramLabel = "ID", description = "Of this account.")
    private @Nullable String account;

    @Option(names = "--seller", paramLabel = "ID", description = "Only this seller's.")
    private @Nullable String seller;

    @Option(names = "--year", description = "Issued in this year.")
    private @Nullable Integer year;

    @Option(names = "--from", paramLabel = "DATE", description = "Issued on this day or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Issued on this day or sooner.")
    private @Nullable String to;

    @Option(names = "--amount", paramLabel = "TOTAL", description = "Of this total, with tax.")
    private @Nullable String amount;

    @Option(names = "--amount-from", paramLabel = "TOTAL", description = "Of at least this total.")
    private @Nullable String amountFrom;

    @Option(names = "--amount-to", paramLabel = "TOTAL", description = "Of at most this total.")
    private @Nullable String amountTo;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "In which the amounts are, for example EUR.")
    private @Nullable String currency;

    @Option(names = "--tax-id", paramLabel = "ID", description = "Of the customer with this one.")
    private @Nullable String taxId;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "One of issued, paid, overdue, disputed, credited.")
    private @Nullable String state;

    @Override
    int run(Connection cloud) {
        Map<String, String> query = query(cloud);
        TextTable table =
                TextTable.of(
                        "number", "issued", "due", "account", "", ">net", ">tax", ">total", ">open",
                        "state");
        String next = "";
        do {
            Connection.Reply reply = cloud.call("GET", path(query, next), SCOPE, null);
            if (reply.status() != 200) {
                throw new CommandFailure("refused: " + Problems.of(reply));
            }
            reply.json().path("invoices").forEach(invoice -> add(table, invoice));
            next = text(reply.json(), "next");
        } while (!next.isEmpty());
        out().print(table.isEmpty() ? "no such invoice was issued\n" : table.render(0));
        return 0;
    }

    private Map<String, String> query(Connection cloud) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "number", number);
        put(query, "account", account);
        put(query, "seller", seller);
        put(query, "amount", amount);
        put(query, "amountFrom", amountFrom);
        put(query, "amountTo", amountTo);
        put(query, "currency", currency);
        put(query, "taxId", taxId);
        put(query, "state", state);
        put(query, "from", from);
        put(query, "to", to);
        boolean isOfThisYear = Set.of("seller").containsAll(query.keySet());
        if (year != null || isOfThisYear) {
            int wanted = year == null ? cloud.clock().atOffset(ZoneOffset.UTC).getYear() : year;
            query.put("from", wanted + "-01-01");
            query.put("to", wanted + "-12-31");
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static String path(Map<String, String> query, String next) {
        StringJoiner path = new StringJoiner("&", "/invoices?", "");
        query.forEach((name, value) -> path.add(name + "=" + Connection.encoded(value)));
        path.add("limit=" + PAGE);
        return next.isEmpty() ? path.toString() : path.add("after=" + next).toString();
    }

    private static void add(TextTable table, JsonNode invoice) {
        table.row(
                text(invoice, "number"),
                text(invoice, "issuedOn"),
                text(invoice, "dueOn"),
                text(invoice, "accountId"),
                text(invoice, "currency"),
                text(invoice, "net"),
                text(invoice, "tax"),
                text(invoice, "total"),
                text(invoice, "open"),
                state(invoice));
    }

    /** Nothing is owed on a credit note. */
    private static String state(JsonNode invoice) {
        return text(invoice, "kind").equals("credit_note") ? "credit note" : text(invoice, "state");
    }

    private static String text(JsonNode invoice, String name) {
        JsonNode value = invoice.path(name);
        return value.isTextual() ? value.asText() : "";
    }
}
