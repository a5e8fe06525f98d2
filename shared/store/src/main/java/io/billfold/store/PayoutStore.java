package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.payout.Meeting;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutReport;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payouts of providers, one item each, with a pointer for its seller; where a payout and the bank's
 * entry of its amount meet; and which payout settled which line: in the Payments table. Payouts
 * that somebody has to look at are found by the sparse index {@code work}.
 */
public class PayoutStore {
    private static final long FORM = 1;
    private static final String INDEX = "work";
    private static final String PAYOUT = "PAYOUT";
    private static final String SETTLED = "SETTLED";

    private final Dynamo dynamo;

    public PayoutStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A payout on a list.
     *
     * @param key where it stands: a list goes on after it
     */
    public record Listed(PayoutId id, String key) {}

    /** The payout with this id. */
    public Optional<Versioned<Payout>> find(PayoutId id) {
        return dynamo.find(Table.PAYMENTS, pk(id), PAYOUT)
                .map(item -> new Versioned<>(payout(item), new Attributes(item).number("version")));
    }

    /** Payouts by their ids, in that order. */
    public List<Payout> findAll(List<PayoutId> ids) {
        return dynamo
                .findAll(Table.PAYMENTS, ids.stream().map(it -> Item.key(pk(it), PAYOUT)).toList())
                .stream()
                .map(this::payout)
                .toList();
    }

    /** Adds a payout; refused when it is known. */
    public Commit add(Commit commit, Payout payout) {
        commit.putNew(
                Table.PAYMENTS, Item.of(sellerPk(payout.seller()), key(payout)).with("form", FORM));
        return commit.putNew(Table.PAYMENTS, item(payout).with("version", 1));
    }

    /** Replaces a payout that must still be as it was read. */
    public Commit replace(Commit commit, Payout payout, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(payout), versionRead);
    }

    /**
     * A seller's payouts by their dates.
     *
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Listed> all(SellerId seller, @Nullable String after, int limit) {
        return page(null, "pk = :pk and sk > :after", Item.SK, sellerPk(seller), after, limit);
    }

    /** Those that wait for the bank, or have lines that were not in the books; as {@link #all}. */
    public List<Listed> work(SellerId seller, @Nullable String after, int limit) {
        String condition = "workPartition = :pk and workKey > :after";
        return page(INDEX, condition, "workKey", sellerPk(seller), after, limit);
    }

    private List<Listed> page(
            @Nullable String index,
            String condition,
            String attribute,
            String pk,
            @Nullable String after,
            int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName(index)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(pk),
                                        ":after",
                                                AttributeValue.fromS(after == null ? "0" : after)))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text(attribute))
                .map(key -> new Listed(new PayoutId(key.substring(key.indexOf('#') + 1)), key))
                .toList();
    }

    /** Who waits for an amount; version zero where nobody ever did. */
    public Versioned<Meeting> meeting(SellerId seller, Money amount) {
        return dynamo.find(Table.PAYMENTS, meetingPk(seller, amount), "MEETING")
                .map(Attributes::new)
                .map(item -> new Versioned<>(meeting(item), item.number("version")))
                .orElseGet(() -> new Versioned<>(Meeting.EMPTY, 0));
    }

    /** Replaces who waits, which must still be as it was read: nobody comes unseen. */
    public Commit meet(
            Commit commit, SellerId seller, Money amount, Meeting after, long versionRead) {
        Item item =
                Item.of(meetingPk(seller, amount), "MEETING")
                        .with("form", FORM)
                        .with("doc", dynamo.eventJson().write(StoredMeeting.of(after)));
        return versionRead == 0
                ? commit.putNew(Table.PAYMENTS, item.with("version", 1))
                : commit.replace(Table.PAYMENTS, item, versionRead);
    }

    /**
     * Which payouts settled what, by the lines' references; what none did is left out.
     *
     * @param references not more than one transaction holds
     */
    public Map<String, PayoutId> settled(
            SellerId seller, String provider, List<String> references) {
        List<Map<String, AttributeValue>> keys =
                references.stream()
                        .map(it -> Item.key(linePk(seller, provider, it), SETTLED))
                        .toList();
        Map<String, PayoutId> settled = new HashMap<>();
        for (Map<String, AttributeValue> found : dynamo.findAll(Table.PAYMENTS, keys)) {
            Attributes item = new Attributes(found).requireForm(FORM);
            settled.put(item.text("reference"), new PayoutId(item.text("payout")));
        }
        return settled;
    }

    /** A payout settles what a reference names; refused when another one did. */
    public Commit settle(Commit commit, SellerId seller, PayoutReport report, String reference) {
        return commit.putNew(
                Table.PAYMENTS,
                Item.of(linePk(seller, report.provider(), reference), SETTLED)
                        .with("form", FORM)
                        .with("reference", reference)
                        .with("payout", report.id().value()));
    }

    private Item item(Payout payout) {
        Item item =
                Item.of(pk(payout.id()), PAYOUT)
                        .with("form", FORM)
                        .with("seller", payout.seller().value())
                        .with("doc", dynamo.eventJson().write(StoredPayout.of(payout)));
        return payout.isOnWorkList()
                ? item.with("workPartition", sellerPk(payout.seller())).with("workKey", key(payout))
                : item;
    }

    private Payout payout(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), StoredPayout.class).toPayout();
    }

    private Meeting meeting(Attributes item) {
        item.requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), StoredMeeting.class).toMeeting();
    }

    private static String key(Payout payout) {
        return payout.announcement().paidOn() + "#" + payout.id();
    }

    private static String pk(PayoutId id) {
        return "PAYOUT#" + id;
    }

    private static String sellerPk(SellerId seller) {
        return "PAYOUTS#" + seller;
    }

    private static String linePk(SellerId seller, String provider, String reference) {
        return "PAYOUT_LINE#" + seller + "#" + provider + "#" + reference;
    }

    private static String meetingPk(SellerId seller, Money amount) {
        return "PAYOUT_MEETING#" + seller + "#" + amount;
    }
}
