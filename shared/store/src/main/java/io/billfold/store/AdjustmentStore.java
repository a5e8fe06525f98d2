package io.billfold.store;

import io.billfold.billing.adjustment.AdjustmentId;
import io.billfold.billing.adjustment.Credited;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked to be changed about issued invoices, each request once, and how much of each
 * invoice has been given back: the Invoices table. Two credits at the same time meet on the one
 * item that says what is left.
 */
public class AdjustmentStore {
    private static final String CREDITED = "CREDITED";
    private static final long FORM = 1;
    private static final String SEPARATOR = ",";

    private final Dynamo dynamo;

    public AdjustmentStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A request that was carried out.
     *
     * @param content the request as it was sent: the same id with other content is another one
     * @param drafts what it made
     */
    public record Request(AdjustmentId id, String content, List<DraftId> drafts) {
        public Request {
            drafts = List.copyOf(drafts);
        }
    }

    /** The request with this id. */
    public Optional<Request> find(AdjustmentId id) {
        return dynamo.find(Table.INVOICES, pk(id.invoice()), requestSk(id))
                .map(Attributes::new)
                .map(
                        item ->
                                new Request(
                                        id,
                                        item.requireForm(FORM).text("content"),
                                        texts(item.text("drafts")).map(DraftId::new).toList()));
    }

    /** Adds a request: the transaction is refused if its id was used before. */
    public Commit add(Commit commit, Request request) {
        String drafts =
                request.drafts().stream()
                        .map(DraftId::value)
                        .collect(Collectors.joining(SEPARATOR));
        return commit.putNew(
                Table.INVOICES,
                Item.of(pk(request.id().invoice()), requestSk(request.id()))
                        .with("form", FORM)
                        .with("content", request.content())
                        .with("drafts", drafts));
    }

    /** What has been given back of an invoice; version 0 where nothing was yet. */
    public Versioned<Credited> credited(Invoice invoice) {
        return dynamo.find(Table.INVOICES, pk(invoice.number()), CREDITED)
                .map(Attributes::new)
                .map(item -> new Versioned<>(credited(invoice, item), item.number("version")))
                .orElseGet(() -> new Versioned<>(Credited.nothingOf(invoice), 0));
    }

    /** Saves what has been given back; refused when it is not as it was read. */
    public Commit save(Commit commit, Credited credited, long versionRead) {
        Item item =
                Item.of(pk(credited.invoice()), CREDITED)
                        .with("form", FORM)
                        .with("currency", credited.net().getCurrencyUnit().getCode())
                        .with("net", credited.net().getAmountMinorLong())
                        .with("lines", minorUnits(credited.lines()));
        return versionRead == 0
                ? commit.putNew(Table.INVOICES, item.with("version", 1))
                : commit.replace(Table.INVOICES, item, versionRead);
    }

    private static String minorUnits(List<Money> lines) {
        return lines.stream()
                .map(line -> Long.toString(line.getAmountMinorLong()))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static Credited credited(Invoice invoice, Attributes item) {
        CurrencyUnit currency = CurrencyUnit.of(item.requireForm(FORM).text("currency"));
        return new Credited(
                invoice.number(),
                texts(item.text("lines"))
                        .map(minor -> Money.ofMinor(currency, Long.parseLong(minor)))
                        .toList());
    }

    private static Stream<String> texts(String joined) {
        return Arrays.stream(joined.split(SEPARATOR, -1));
    }

    private static String pk(InvoiceNumber number) {
        return "INVOICE#" + number;
    }

    private static String requestSk(AdjustmentId id) {
        return "REQUEST#" + id.request();
    }
}
