package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.revenue.Deferral;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What documents charge for months to come, one item for each that does: in the Ledger table. While
 * a part of it is not revenue yet it is in the sparse index {@code due}, with the day on which the
 * next part is.
 */
public class DeferralStore {
    private static final long FORM = 1;
    private static final String SK = "DEFERRAL";

    private final Dynamo dynamo;

    public DeferralStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The stored form of a {@link Deferral}, version 1; amounts by month, {@code 2026-02}. */
    @Serdeable
    record Stored(
            int version,
            String document,
            String seller,
            String account,
            String currency,
            Map<String, String> parts) {
        static Stored of(Deferral deferral) {
            Map<String, String> parts = new LinkedHashMap<>();
            deferral.parts()
                    .forEach((month, part) -> parts.put(month.toString(), StoredMoney.of(part)));
            return new Stored(
                    1,
                    deferral.document().toString(),
                    deferral.seller().value(),
                    deferral.account().value(),
                    deferral.currency().getCode(),
                    parts);
        }

        Deferral toDeferral() {
            StoredVersion.check("deferral", version);
            NavigableMap<YearMonth, Money> months = new TreeMap<>();
            parts.forEach(
                    (month, part) ->
                            months.put(YearMonth.parse(month), StoredMoney.to(currency, part)));
            return new Deferral(
                    InvoiceNumber.parse(document),
                    new SellerId(seller),
                    new AccountId(account),
                    CurrencyUnit.of(currency),
                    months);
        }
    }

    /** What a document defers; empty where it never did. */
    public Optional<Versioned<Deferral>> find(InvoiceNumber document) {
        return dynamo.find(Table.LEDGER, pk(document), SK)
                .map(
                        item ->
                                new Versioned<>(
                                        deferral(item), new Attributes(item).number("version")));
    }

    /** Adds what a new document defers: the transaction is refused if it is there. */
    public Commit add(Commit commit, Deferral deferral) {
        return commit.putNew(Table.LEDGER, item(deferral).with("version", 1));
    }

    /** Replaces what is deferred, which must still be as it was read. */
    public Commit replace(Commit commit, Deferral deferral, long versionRead) {
        return commit.replace(Table.LEDGER, item(deferral), versionRead);
    }

    /**
     * Hands over, page by page, the documents of a shard a part of which is revenue by a date, the
     * longest due first. The index follows the table by a moment: read the item itself.
     *
     * @param shard from 0 to {@link Shard#COUNT}, exclusive
     * @param until the last date that is due, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<List<InvoiceNumber>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.LEDGER))
                        .indexName("due")
                        .keyConditionExpression("duePartition = :shard and dueKey < :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(duePartition(shard)),
                                        ":after",
                                                AttributeValue.fromS(until.plusDays(1).toString())))
                        .build();
        dynamo.eachPage(
                query,
                found -> page.accept(found.stream().map(DeferralStore::dueDocument).toList()));
    }

    private static InvoiceNumber dueDocument(Attributes item) {
        String key = item.text("dueKey");
        return InvoiceNumber.parse(key.substring(key.indexOf('#') + 1));
    }

    private Item item(Deferral deferral) {
        Item item =
                Item.of(pk(deferral.document()), SK)
                        .with("form", FORM)
                        .with("doc", dynamo.eventJson().write(Stored.of(deferral)));
        LocalDate nextOn = deferral.nextOn();
        String document = deferral.document().toString();
        return nextOn == null
                ? item
                : item.with("duePartition", duePartition(Shard.of(document)))
                        .with("dueKey", nextOn + "#" + document);
    }

    private Deferral deferral(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), Stored.class).toDeferral();
    }

    private static String pk(InvoiceNumber document) {
        return "DEFERRAL#" + document;
    }

    private static String duePartition(int shard) {
        return "DEFER#" + Shard.key(shard);
    }
}
