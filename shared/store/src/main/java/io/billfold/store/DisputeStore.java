package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Disputes, one item per case: in the Payments table under {@code DISPUTE#<provider>#<id>}. While a
 * day can bring something to do, the item is in the due index under {@code DISPUTE#<shard>}. Beside
 * it stand a pointer for its account and one for its seller, which are written once.
 */
public class DisputeStore {
    private static final String SK = "DISPUTE";
    private static final String DECISION = "DECISION#";
    private static final String DUE_INDEX = "due";
    private static final String SEPARATOR = ",";
    private static final long FORM = 1;

    private final Dynamo dynamo;
    private final DisputeDates dates;

    /**
     * @param dates decides on which day a case is looked at again
     */
    public DisputeStore(Dynamo dynamo, DisputeDates dates) {
        this.dynamo = dynamo;
        this.dates = dates;
    }

    /**
     * A case among others.
     *
     * @param provider who reported it
     * @param id the provider's
     */
    public record CaseId(String provider, String id) {}

    /** A case by the provider's id. */
    public Optional<Versioned<Dispute>> find(String provider, String disputeId) {
        return dynamo.find(Table.PAYMENTS, pk(provider, disputeId), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(dispute(item), item.number("version")));
    }

    /** Adds a case: the transaction is refused if it is known. */
    public Commit open(Commit commit, Dispute dispute) {
        String id = dispute.provider() + "#" + dispute.id();
        String month = YearMonth.from(dispute.openedAt().atOffset(ZoneOffset.UTC)).toString();
        return commit.putNew(Table.PAYMENTS, item(dispute).with("version", 1))
                .putNew(Table.PAYMENTS, pointer(dispute, accountPk(dispute.account()), id))
                .putNew(
                        Table.PAYMENTS,
                        pointer(
                                dispute,
                                sellerPk(dispute.seller(), month),
                                TimeKey.of(dispute.openedAt()) + "#" + id));
    }

    private static Item pointer(Dispute dispute, String pk, String sk) {
        return Item.of(pk, sk)
                .with("form", FORM)
                .with("provider", dispute.provider())
                .with("disputeId", dispute.id())
                .with("seller", dispute.seller().value())
                .with("accountId", dispute.account().value());
    }

    /**
     * Cases of an account, at most as many as are asked for: one that has any is flagged for good.
     */
    public List<Dispute> of(AccountId account, int limit) {
        return cases(pointers(accountPk(account), " ", limit));
    }

    /**
     * Cases in the order of their keys.
     *
     * @param next the key to go on after, or null at the end
     */
    public record Page(List<Dispute> disputes, @Nullable String next) {
        public Page {
            disputes = List.copyOf(disputes);
        }
    }

    /**
     * A seller's cases that were opened in a month (UTC), the oldest first.
     *
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most
     */
    public Page page(SellerId seller, YearMonth month, @Nullable String after, int limit) {
        List<Map<String, AttributeValue>> found =
                pointers(sellerPk(seller, month.toString()), after == null ? " " : after, limit);
        String last = found.size() < limit ? null : new Attributes(found.getLast()).text(Item.SK);
        return new Page(cases(found), last);
    }

    private List<Map<String, AttributeValue>> pointers(String pk, String after, int limit) {
        return dynamo.page(
                        QueryRequest.builder()
                                .tableName(dynamo.name(Table.PAYMENTS))
                                .keyConditionExpression("pk = :pk and sk > :after")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", AttributeValue.fromS(pk),
                                                ":after", AttributeValue.fromS(after)))
                                .limit(limit)
                                .consistentRead(true)
                                .build())
                .items();
    }

    private List<Dispute> cases(List<Map<String, AttributeValue>> pointers) {
        List<Map<String, AttributeValue>> keys =
                pointers.stream()
                        .map(Attributes::new)
                        .map(it -> Item.key(pk(it.text("provider"), it.text("disputeId")), SK))
                        .toList();
        return dynamo.findAll(Table.PAYMENTS, keys).stream()
                .map(item -> dispute(new Attributes(item)))
                .toList();
    }

    /**
     * Hands over, page by page, the cases of a shard that are to be looked at by a date. The index
     * follows the table by a moment: read the case itself.
     *
     * @param shard from 0 to {@link Shard#FEW}, exclusive
     * @param until the last date, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<List<CaseId>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName(DUE_INDEX)
                        .keyConditionExpression("duePartition = :shard and dueKey < :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(duePartition(shard)),
                                        ":after",
                                                AttributeValue.fromS(until.plusDays(1).toString())))
                        .build();
        dynamo.eachPage(
                query, found -> page.accept(found.stream().map(DisputeStore::dueCase).toList()));
    }

    private static CaseId dueCase(Attributes item) {
        String[] key = item.text("dueKey").split("#", 3);
        return new CaseId(key[1], key[2]);
    }

    private static String duePartition(int shard) {
        return "DISPUTE#" + Shard.key(shard);
    }

    private static String accountPk(AccountId account) {
        return "ACCOUNT_DISPUTES#" + account;
    }

    private static String sellerPk(SellerId seller, String month) {
        return "SELLER_DISPUTES#" + seller + "#" + month;
    }

    /** Replaces a case that must still be as it was read. */
    public Commit replace(Commit commit, Dispute dispute, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(dispute), versionRead);
    }

    /**
     * What a person said of a movement.
     *
     * @param value in the payment's currency
     * @param by who
     * @param why in words
     */
    public record Decision(String movement, Money value, String by, String why, Instant at) {}

    /** Notes what a person said of a movement: the transaction is refused when one was noted. */
    public Commit decide(Commit commit, Dispute dispute, Decision decision) {
        return commit.putNew(
                Table.PAYMENTS,
                Item.of(pk(dispute.provider(), dispute.id()), DECISION + decision.movement())
                        .with("value", decision.value().toString())
                        .with("by", decision.by())
                        .with("why", decision.why())
                        .with("at", decision.at().toString()));
    }

    /** What people said of a case's movements, by movement. */
    public List<Decision> decisions(String provider, String disputeId) {
        return dynamo.list(Table.PAYMENTS, pk(provider, disputeId), DECISION).stream()
                .map(Attributes::new)
                .map(
                        item ->
                                new Decision(
                                        item.text(Item.SK).substring(DECISION.length()),
                                        Money.parse(item.text("value")),
                                        item.text("by"),
                                        item.text("why"),
                                        item.instant("at")))
                .toList();
    }

    /** Publishes an event of a dispute. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    private static String pk(String provider, String disputeId) {
        return "DISPUTE#" + provider + "#" + disputeId;
    }

    private Item item(Dispute dispute) {
        String id = dispute.provider() + "#" + dispute.id();
        LocalDate nextOn = dates.nextOn(dispute);
        return nextOn == null
                ? plain(dispute)
                : plain(dispute)
                        .with("duePartition", duePartition(Shard.ofFew(id)))
                        .with("dueKey", nextOn + "#" + id);
    }

    private Item plain(Dispute dispute) {
        DisputeReport latest = dispute.latest();
        return Item.of(pk(dispute.provider(), dispute.id()), SK)
                .with("form", FORM)
                .with("disputeId", dispute.id())
                .with("provider", dispute.provider())
                .with("paymentId", dispute.paymentId())
                .with("number", dispute.invoice().toString())
                .with("accountId", dispute.account().value())
                .with("seller", dispute.seller().value())
                .with("currency", dispute.currency().getCode())
                .with("amount", dispute.amount().getAmountMinorLong())
                .with("status", Words.of(dispute.status()))
                .with("reason", dispute.reason())
                .with("respondBy", text(dispute.respondBy()))
                .with("movementsBooked", booked(dispute))
                .with("withdrawn", dispute.withdrawn().getAmountMinorLong())
                .with("writtenOff", dispute.writtenOff().getAmountMinorLong())
                .with("reopened", dispute.reopened().getAmountMinorLong())
                .with("warned", dispute.watch().warned())
                .with("lastEventAt", latest.occurredAt().toString())
                .with("lastEventId", latest.eventId())
                .with("doc", dynamo.eventJson().write(StoredCase.of(dispute)));
    }

    private static String booked(Dispute dispute) {
        return dispute.movements().stream()
                .filter(movement -> movement.value() != null)
                .map(DisputeMovement::id)
                .collect(Collectors.joining(SEPARATOR));
    }

    private Dispute dispute(Attributes item) {
        item.requireForm(FORM);
        String doc = item.optionalText("doc");
        Told told =
                doc == null
                        ? told(item)
                        : dynamo.eventJson()
                                .read(doc, StoredCase.class)
                                .toTold(item.text("provider"), item.text("disputeId"));
        return new Dispute(
                item.text("disputeId"),
                item.text("provider"),
                item.text("paymentId"),
                InvoiceNumber.parse(item.text("number")),
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                told.reports(),
                told.movements(),
                item.minorOrZero("reopened"),
                told.reopenings(),
                told.watch());
    }

    /** What was reported of a case. */
    record Told(
            List<DisputeReport> reports,
            List<DisputeMovement> movements,
            int reopenings,
            Dispute.Watch watch) {}

    /** Older releases kept the latest report alone, and of movements their ids and their sum. */
    private static Told told(Attributes item) {
        Instant at = item.instant("lastEventAt");
        DisputeReport latest =
                new DisputeReport(
                        item.text("provider"),
                        item.text("disputeId"),
                        "",
                        item.text("lastEventId"),
                        "",
                        status(item.text("status")),
                        item.minor("amount"),
                        item.text("reason"),
                        null,
                        null,
                        item.optionalInstant("respondBy"),
                        null,
                        at,
                        List.of());
        Money none = item.minor("withdrawn").multipliedBy(0);
        List<DisputeMovement> movements = new ArrayList<>();
        for (String id : ids(item.text("movementsBooked"))) {
            Money taken = movements.isEmpty() ? item.minor("withdrawn").negated() : none;
            movements.add(new DisputeMovement(new Movement(id, taken, none, at), taken));
        }
        return new Told(List.of(latest), movements, 0, Dispute.Watch.NONE);
    }

    /** Items of older releases call a case that was answered {@code under_review}. */
    private static Dispute.Status status(String word) {
        return word.equals("under_review")
                ? Dispute.Status.REPRESENTED
                : Words.to(Dispute.Status.class, word);
    }

    private static List<String> ids(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
