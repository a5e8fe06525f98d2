package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.billing.withholding.WithholdingReceivable;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What customers withheld, one item for each payment and invoice: in the Payments table. Claims
 * whose certificate or tax office somebody waits for are found by the sparse index {@code work}, in
 * the order of their tax years and states.
 */
public class WithholdingStore {
    private static final long FORM = 1;
    private static final String INDEX = "work";
    private static final String WITHHELD = "WITHHELD";

    private final Dynamo dynamo;

    public WithholdingStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A claim on a list.
     *
     * @param key where it stands: a list goes on after it
     */
    public record Listed(WithheldId id, String key) {}

    /** The claim with this id. */
    public Optional<Versioned<WithholdingReceivable>> find(WithheldId id) {
        return dynamo.find(Table.PAYMENTS, pk(id), WITHHELD)
                .map(item -> new Versioned<>(claim(item), new Attributes(item).number("version")));
    }

    /** Claims by their ids, in that order; one that is not there is left out. */
    public List<WithholdingReceivable> findAll(List<WithheldId> ids) {
        return dynamo
                .findAll(
                        Table.PAYMENTS, ids.stream().map(it -> Item.key(pk(it), WITHHELD)).toList())
                .stream()
                .map(this::claim)
                .toList();
    }

    /**
     * A seller's open claims, by tax year, state and id. The index follows the table by a moment.
     *
     * @param year the first calendar year of the tax years, or null for all
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Listed> open(
            SellerId seller, @Nullable Integer year, @Nullable String after, int limit) {
        String from = year == null ? "0" : year + "#";
        String to = year == null ? "9~" : year + "#~";
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName(INDEX)
                        .keyConditionExpression(
                                "workPartition = :pk and workKey between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(workPartition(seller)),
                                        ":from", AttributeValue.fromS(from(from, after)),
                                        ":to", AttributeValue.fromS(to)))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text("workKey"))
                .map(key -> new Listed(new WithheldId(key.split("#", 3)[2]), key))
                .toList();
    }

    /** The least key after another one. */
    private static String from(String first, @Nullable String after) {
        return after == null || after.compareTo(first) < 0 ? first : after + "\u0001";
    }

    /** Adds a claim; refused when it is known. */
    public Commit add(Commit commit, WithholdingReceivable claim) {
        return commit.putNew(Table.PAYMENTS, item(claim).with("version", 1));
    }

    /** Replaces a claim that must still be as it was read. */
    public Commit replace(Commit commit, WithholdingReceivable claim, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(claim), versionRead);
    }

    private Item item(WithholdingReceivable claim) {
        Item item =
                Item.of(pk(claim.id()), WITHHELD)
                        .with("form", FORM)
                        .with("seller", claim.seller().value())
                        .with("state", Words.of(claim.state()))
                        .with("doc", dynamo.eventJson().write(StoredWithholding.of(claim)));
        return claim.isOpen()
                ? item.with("workPartition", workPartition(claim.seller()))
                        .with("workKey", workKey(claim))
                : item;
    }

    private static String workKey(WithholdingReceivable claim) {
        return String.format(
                Locale.ROOT,
                "%04d#%s#%s",
                claim.year().year(),
                claim.year().jurisdiction(),
                claim.id());
    }

    private WithholdingReceivable claim(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), StoredWithholding.class).toClaim();
    }

    private static String pk(WithheldId id) {
        return "WITHHELD#" + id;
    }

    private static String workPartition(SellerId seller) {
        return "WITHHOLDING#" + seller;
    }
}
