package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.document.SnapshotJson;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Issued invoices, the counters of their numbers, and who looked at them: the Invoices table. */
public class InvoiceStore {
    private static final String INVOICE = "INVOICE";
    private static final String ACCOUNT_INDEX = "account";

    private final Dynamo dynamo;
    private final SnapshotJson snapshots;

    public InvoiceStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.snapshots = new SnapshotJson(dynamo.eventJson());
    }

    /**
     * Somebody was given a link to an invoice.
     *
     * @param id what makes the access one, for example the id of the call
     * @param number the invoice
     * @param at when, in business time
     * @param principal who, as the token says
     * @param sourceIp from where
     * @param linkExpiresAt until when the link works
     */
    public record Access(
            String id,
            InvoiceNumber number,
            Instant at,
            String principal,
            String sourceIp,
            Instant linkExpiresAt) {}

    /** The counter of a series in a year: its last number, or 0 where none was drawn yet. */
    public SeriesCounter counter(SellerId seller, String series, int year) {
        return dynamo.find(Table.INVOICES, sellerPk(seller), seriesSk(series, year))
                .map(Attributes::new)
                .map(
                        item ->
                                new SeriesCounter(
                                        seller,
                                        series,
                                        year,
                                        item.number("lastNumber"),
                                        item.date("lastIssuedOn")))
                .orElseGet(() -> SeriesCounter.opening(seller, series, year));
    }

    /** Moves a counter on; refused when somebody else drew from it since it was read. */
    public Commit saveCounter(Commit commit, SeriesCounter read, SeriesCounter after) {
        LocalDate issuedOn = after.lastIssuedOn();
        Put.Builder put =
                Put.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .item(
                                Item.of(
                                                sellerPk(after.seller()),
                                                seriesSk(after.series(), after.year()))
                                        .with("lastNumber", after.lastNumber())
                                        .with(
                                                "lastIssuedOn",
                                                issuedOn == null ? null : issuedOn.toString())
                                        .attributes());
        if (read.lastNumber() == 0) {
            return commit.write(put.conditionExpression("attribute_not_exists(pk)").build());
        }
        return commit.write(
                put.conditionExpression("lastNumber = :read")
                        .expressionAttributeValues(
                                Map.of(
                                        ":read",
                                        AttributeValue.fromN(Long.toString(read.lastNumber()))))
                        .build());
    }

    /** Adds an invoice; refused when its number is taken. */
    public Commit add(Commit commit, Invoice invoice) {
        return commit.putNew(
                Table.INVOICES,
                SearchKeys.addTo(Item.of(pk(invoice.number()), INVOICE), invoice)
                        .with("doc", dynamo.eventJson().write(StoredInvoice.of(invoice)))
                        .with(
                                "snapshotSha256",
                                Sha256.hex(snapshot(ContentRules.document(invoice))))
                        .with("seller", invoice.content().seller().id().value())
                        .with("accountId", invoice.content().account().id().value())
                        .with("issuedOn", invoice.issuedOn().toString())
                        .with("state", "issued"));
    }

    /** The snapshot of a document: the same document is the same bytes. */
    public byte[] snapshot(BusinessDocument document) {
        return snapshots.bytes(document);
    }

    /** The invoice with this number. */
    public Optional<InvoiceRecord> find(InvoiceNumber number) {
        return dynamo.find(Table.INVOICES, pk(number), INVOICE).map(this::invoice);
    }

    /**
     * The invoices of a series in a year after a number, in their order.
     *
     * @param sequence the last number that was seen; 0 to begin
     * @param limit how many at most
     */
    public List<InvoiceRecord> listAfter(
            SellerId seller, String series, int year, long sequence, int limit) {
        // numbers have no gaps, so the counter knows every key
        long last = Math.min(counter(seller, series, year).lastNumber(), sequence + limit);
        return findAll(
                LongStream.rangeClosed(sequence + 1, last)
                        .mapToObj(each -> new InvoiceNumber(series, year, each))
                        .toList());
    }

    /** The latest invoices of an account, newest first. A new one is there after a moment. */
    public List<InvoiceRecord> latestOf(AccountId account, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .indexName(ACCOUNT_INDEX)
                        .keyConditionExpression("accountId = :account")
                        .expressionAttributeValues(
                                Map.of(":account", AttributeValue.fromS(account.value())))
                        .scanIndexForward(false)
                        .limit(limit)
                        .build();
        return findAll(dynamo.page(query).items().stream().map(InvoiceStore::numberOf).toList());
    }

    /** Invoices by their numbers, in that order; a number that has no invoice is left out. */
    public List<InvoiceRecord> findAll(List<InvoiceNumber> numbers) {
        return dynamo
                .findAll(
                        Table.INVOICES,
                        numbers.stream().map(number -> Item.key(pk(number), INVOICE)).toList())
                .stream()
                .map(this::invoice)
                .toList();
    }

    private static InvoiceNumber numberOf(Map<String, AttributeValue> item) {
        return InvoiceNumber.parse(
                new Attributes(item).text(Item.PK).substring("INVOICE#".length()));
    }

    private InvoiceRecord invoice(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        return new InvoiceRecord(
                dynamo.eventJson().read(item.text("doc"), StoredInvoice.class).toInvoice(),
                item.text("snapshotSha256"),
                rendition(item));
    }

    private static InvoiceRecord.@Nullable Rendition rendition(Attributes item) {
        return item.optionalText("documentSha256") == null
                ? null
                : new InvoiceRecord.Rendition(
                        item.text("documentKey"),
                        item.text("documentSha256"),
                        item.text("xmlKey"),
                        item.text("xmlSha256"),
                        item.instant("renderedAt"));
    }

    /** Notes an invoice's documents; refused when they were noted before. */
    public Commit saveRendered(
            Commit commit, InvoiceNumber number, InvoiceRecord.Rendition rendition) {
        return commit.write(
                Update.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .key(Item.key(pk(number), INVOICE))
                        .updateExpression(
                                "SET #state = :state, documentKey = :key, documentSha256 = :sha,"
                                        + " xmlKey = :xmlKey, xmlSha256 = :xmlSha,"
                                        + " renderedAt = :at")
                        .conditionExpression(
                                "attribute_exists(pk) and attribute_not_exists(documentSha256)")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":state", AttributeValue.fromS("rendered"),
                                        ":key", AttributeValue.fromS(rendition.documentKey()),
                                        ":sha", AttributeValue.fromS(rendition.documentSha256()),
                                        ":xmlKey", AttributeValue.fromS(rendition.xmlKey()),
                                        ":xmlSha", AttributeValue.fromS(rendition.xmlSha256()),
                                        ":at",
                                                AttributeValue.fromS(
                                                        rendition.renderedAt().toString())))
                        .build());
    }

    /** Adds a record of access; refused when it is there. */
    public Commit addAccess(Commit commit, Access access) {
        return commit.putNew(
                Table.INVOICES,
                Item.of(
                                pk(access.number()),
                                "ACCESS#" + TimeKey.of(access.at()) + "#" + access.id())
                        .with("accessId", access.id())
                        .with("at", access.at().toString())
                        .with("principal", access.principal())
                        .with("sourceIp", access.sourceIp())
                        .with("linkExpiresAt", access.linkExpiresAt().toString()));
    }

    /** Who was given links to an invoice, oldest first. */
    public List<Access> accesses(InvoiceNumber number) {
        return dynamo.list(Table.INVOICES, pk(number), "ACCESS#").stream()
                .map(Attributes::new)
                .map(
                        item ->
                                new Access(
                                        item.text("accessId"),
                                        number,
                                        item.instant("at"),
                                        item.text("principal"),
                                        item.text("sourceIp"),
                                        item.instant("linkExpiresAt")))
                .toList();
    }

    /** Publishes an event of an invoice. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.INVOICES, event);
    }

    private static String pk(InvoiceNumber number) {
        return "INVOICE#" + number;
    }

    private static String sellerPk(SellerId seller) {
        return "SELLER#" + seller;
    }

    private static String seriesSk(String series, int year) {
        return "SERIES#" + series + "#" + year;
    }
}
