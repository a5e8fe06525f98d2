package io.billfold.store;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts: in the Invoices table. Those that are held are also listed by seller. */
public class DraftStore {
    private static final String DRAFT = "DRAFT";

    private final Dynamo dynamo;

    public DraftStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The draft with this id. */
    public Optional<DraftRecord> find(DraftId id) {
        return dynamo.find(Table.INVOICES, pk(id), DRAFT).map(this::draft);
    }

    /** Ids of the drafts of a seller that are held. */
    public List<DraftId> held(SellerId seller) {
        return dynamo.list(Table.INVOICES, heldPk(seller)).stream()
                .map(item -> new DraftId(new Attributes(item).text(Item.SK)))
                .toList();
    }

    /** Adds a draft; refused when the period was drafted before. */
    public Commit add(Commit commit, Draft draft) {
        return commit.putNew(
                Table.INVOICES,
                item(draft, DraftRecord.State.DRAFTED, List.of(), null).with("version", 1));
    }

    /** Gives a draft its tax; refused when it is not as it was read. */
    public Commit saveTaxed(Commit commit, DraftRecord read, Draft taxed) {
        return replace(commit, read, item(taxed, DraftRecord.State.TAXED, List.of(), null));
    }

    /** Holds a draft back with its reasons; refused when it is not as it was read. */
    public Commit saveHeld(Commit commit, DraftRecord read, List<Problem> problems) {
        Draft draft = read.draft();
        commit.put(Table.INVOICES, Item.of(heldPk(draft.seller().id()), draft.id().value()));
        return replace(commit, read, item(draft, DraftRecord.State.HELD, problems, null));
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
