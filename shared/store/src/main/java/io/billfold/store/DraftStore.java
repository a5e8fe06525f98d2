package io.billfold.store;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts: in the Invoices table. Those that are held are also listed by seller. */
public class DraftStore {
    /** As many as one BatchGetItem reads. */
    public static final int HELD_PAGE_MAX = 100;

    private static final String DRAFT = "DRAFT";

    private final Dynamo dynamo;

    public DraftStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The draft with this id. */
    public Optional<DraftRecord> find(DraftId id) {
        return dynamo.find(Table.INVOICES, pk(id), DRAFT).map(this::draft);
    }

    /**
     * Some drafts of a seller that are held.
     *
     * @param drafts in the order of their ids
     * @param next where to go on, or null after the last
     */
    public record Held(List<DraftRecord> drafts, @Nullable DraftId next) {}

    /**
     * Drafts of a seller that are held, a page of at most {@value #HELD_PAGE_MAX}.
     *
     * @param after the {@code next} of the page before, or null for the first
     */
    public Held held(SellerId seller, @Nullable DraftId after) {
        QueryResponse page =
                dynamo.page(
                        QueryRequest.builder()
                                .tableName(dynamo.name(Table.INVOICES))
                                .keyConditionExpression("pk = :pk and sk > :after")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", AttributeValue.fromS(heldPk(seller)),
                                                ":after", AttributeValue.fromS(startOf(after))))
                                .consistentRead(true)
                                .limit(HELD_PAGE_MAX)
                                .build());
        List<DraftId> ids =
                page.items().stream()
                        .map(item -> new DraftId(new Attributes(item).text(Item.SK)))
                        .toList();
        return new Held(
                findAll(ids).stream().filter(it -> it.state() == DraftRecord.State.HELD).toList(),
                page.lastEvaluatedKey().isEmpty() ? null : ids.getLast());
    }

    /** A blank is before every id; an empty text is no key. */
    private static String startOf(@Nullable DraftId after) {
        return after == null ? " " : after.value();
    }

    /** Drafts by their ids, in this order. */
    public List<DraftRecord> findAll(List<DraftId> ids) {
        return dynamo
                .findAll(Table.INVOICES, ids.stream().map(id -> Item.key(pk(id), DRAFT)).toList())
                .stream()
                .map(this::draft)
                .toList();
    }

    /** Adds a draft; refused when the period was drafted before. */
    public Commit add(Commit commit, Draft draft) {
        return commit.putNew(
                Table.INVOICES,
                item(draft, DraftRecord.State.DRAFTED, List.of(), null).with("version", 1));
    }

    /** Adds a draft that is held from the beginning; refused when it was added before. */
    public Commit addHeld(Commit commit, Draft draft, List<Problem> problems) {
        commit.put(Table.INVOICES, heldEntry(draft));
        return commit.putNew(
                Table.INVOICES,
                item(draft, DraftRecord.State.HELD, problems, null).with("version", 1));
    }

    /** Adds a draft that waits for others; refused when it was added before. */
    public Commit addCollected(Commit commit, Draft draft) {
        return commit.putNew(
                Table.INVOICES,
                item(draft, DraftRecord.State.COLLECTED, List.of(), null).with("version", 1));
    }

    /** Marks a draft as part of another; refused when it is not as it was read. */
    public Commit saveMerged(Commit commit, DraftRecord read, DraftId into) {
        Item item = item(read.draft(), DraftRecord.State.MERGED, List.of(), null);
        return replace(commit, read, item.with("mergedInto", into.value()));
    }

    /** Adds a draft that has its tax already; refused when it was added before. */
    public Commit addTaxed(Commit commit, Draft draft) {
        return commit.putNew(
                Table.INVOICES,
                item(draft, DraftRecord.State.TAXED, List.of(), null).with("version", 1));
    }

    /** Gives a draft its tax; refused when it is not as it was read. */
    public Commit saveTaxed(Commit commit, DraftRecord read, Draft taxed) {
        return replace(commit, read, item(taxed, DraftRecord.State.TAXED, List.of(), null));
    }

    /** Holds a draft back with its reasons; refused when it is not as it was read. */
    public Commit saveHeld(Commit commit, DraftRecord read, List<Problem> problems) {
        Draft draft = read.draft();
        commit.put(Table.INVOICES, heldEntry(draft));
        return replace(commit, read, item(draft, DraftRecord.State.HELD, problems, null));
    }

    /**
     * Lets a draft go on to its tax; refused when it is not as it was read. The list of held drafts
     * forgets it soon.
     *
     * @param released the draft as it goes on
     */
    public Commit saveReleased(Commit commit, DraftRecord read, Draft released, Instant now) {
        commit.put(Table.INVOICES, heldEntry(released).with("ttl", now.getEpochSecond()));
        return replace(commit, read, item(released, DraftRecord.State.DRAFTED, List.of(), null));
    }

    private static Item heldEntry(Draft draft) {
        return Item.of(heldPk(draft.seller().id()), draft.id().value());
    }

    /** Marks a draft as issued; refused when it is not as it was read. */
    public Commit saveIssued(Commit commit, DraftRecord read, InvoiceNumber number) {
        return replace(
                commit, read, item(read.draft(), DraftRecord.State.ISSUED, List.of(), number));
    }

    private static Commit replace(Commit commit, DraftRecord read, Item item) {
        return commit.replace(Table.INVOICES, item, read.version());
    }

    private Item item(
            Draft draft,
            DraftRecord.State state,
            List<Problem> problems,
            @Nullable InvoiceNumber number) {
        return Item.of(pk(draft.id()), DRAFT)
                .with("doc", dynamo.eventJson().write(StoredDraft.of(draft)))
                .with("state", Words.of(state))
                .with("problems", dynamo.eventJson().write(StoredProblems.of(problems)))
                .with("number", number == null ? null : number.toString());
    }

    private DraftRecord draft(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        String number = item.optionalText("number");
        return new DraftRecord(
                dynamo.eventJson().read(item.text("doc"), StoredDraft.class).toDraft(),
                Words.to(DraftRecord.State.class, item.text("state")),
                number == null ? null : InvoiceNumber.parse(number),
                dynamo.eventJson().read(item.text("problems"), StoredProblems.class).toProblems(),
                item.number("version"));
    }

    /** Publishes an event of a draft. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.INVOICES, event);
    }

    private static String pk(DraftId id) {
        return "DRAFT#" + id;
    }

    private static String heldPk(SellerId seller) {
        return "HELD#" + seller;
    }
}
