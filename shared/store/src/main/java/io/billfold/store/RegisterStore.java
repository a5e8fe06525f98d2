package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Days;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.SealedDocument;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which documents were made on which day (UTC), to be sealed: in the Invoices table, under {@code
 * REGISTER#day#shard} and the number. A document is registered in the transaction that records it.
 */
public class RegisterStore {
    private static final long FORM = 1;

    /**
     * How many items a page holds. A seal reads eight partitions side by side, and each keeps one
     * page in memory.
     */
    private static final int PAGE = 500;

    private final Dynamo dynamo;

    public RegisterStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Registers a document. The transaction records that it was made, which happens once; so this
     * is without a condition of its own.
     *
     * @param madeAt says which day
     */
    public Commit add(Commit commit, SealedDocument document, Instant madeAt) {
        return commit.put(
                Table.INVOICES,
                Item.of(pk(Days.of(madeAt), shard(document.number())), document.number().toString())
                        .with("form", FORM)
                        .with("seller", document.seller().value())
                        .with("issuedOn", document.issuedOn().toString())
                        .with("snapshotSha256", document.snapshot().toString())
                        .with("xmlSha256", document.xml().toString())
                        .with("pdfSha256", document.pdf().toString()));
    }

    /**
     * The documents of a day: {@link Shard#FEW} sources, each in the order of the numbers. They are
     * read page by page as they are asked for.
     */
    public List<Iterator<SealedDocument>> of(LocalDate day) {
        return IntStream.range(0, Shard.FEW)
                .mapToObj(shard -> pk(day, Shard.key(shard)))
                .<Iterator<SealedDocument>>map(pk -> new RegisterPages(from -> page(pk, from)))
                .toList();
    }

    /**
     * A page of a partition.
     *
     * @param from where it begins, empty for the first
     */
    private RegisterPages.Page page(String pk, Map<String, AttributeValue> from) {
        QueryResponse found =
                dynamo.page(
                        QueryRequest.builder()
                                .tableName(dynamo.name(Table.INVOICES))
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                                .consistentRead(true)
                                .limit(PAGE)
                                .exclusiveStartKey(from.isEmpty() ? null : from)
                                .build());
        return new RegisterPages.Page(
                found.items().stream().map(item -> document(new Attributes(item))).toList(),
                found.lastEvaluatedKey());
    }

    /** Whether nothing was registered on a day. */
    public boolean isEmpty(LocalDate day) {
        return of(day).stream().noneMatch(Iterator::hasNext);
    }

    private static SealedDocument document(Attributes item) {
        item.requireForm(FORM);
        return new SealedDocument(
                InvoiceNumber.parse(item.text(Item.SK)),
                new SellerId(item.text("seller")),
                item.date("issuedOn"),
                Hash.parse(item.text("snapshotSha256")),
                Hash.parse(item.text("xmlSha256")),
                Hash.parse(item.text("pdfSha256")));
    }

    private static String shard(InvoiceNumber number) {
        return Shard.key(Shard.ofFew(number.toString()));
    }

    private static String pk(LocalDate day, String shard) {
        return "REGISTER#" + day + "#" + shard;
    }
}
