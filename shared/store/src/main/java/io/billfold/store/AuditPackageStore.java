package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.auditpackage.PackageWork;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Audit packages and where their making goes on, in the Invoices table: {@code PACKAGE#id /
 * PACKAGE} and, to be listed, {@code SELLER_PACKAGES#seller / time#id}. Their files are {@link
 * PackageFiles}.
 */
public class AuditPackageStore {
    private static final String SK = "PACKAGE";

    private final Dynamo dynamo;

    public AuditPackageStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A package as it is kept.
     *
     * @param version which a change must still find
     */
    public record Kept(AuditPackage value, PackageWork work, long version) {}

    /** The package with this id. */
    public Optional<Kept> find(PackageId id) {
        return dynamo.find(Table.INVOICES, pk(id), SK).map(this::kept);
    }

    private Kept kept(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        StoredAuditPackage stored =
                dynamo.eventJson().read(item.text("doc"), StoredAuditPackage.class);
        return new Kept(stored.toPackage(), stored.toWork(), item.number("version"));
    }

    /** A seller's packages, the one that was asked for last first. */
    public List<AuditPackage> latestOf(SellerId seller, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(listPk(seller))))
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new PackageId(new Attributes(item).text("packageId")))
                .distinct()
                .flatMap(id -> find(id).stream())
                .map(Kept::value)
                .toList();
    }

    /** Adds a package, or begins it anew; refused when it is not as it was read. */
    public Commit begin(Commit commit, AuditPackage asked, @Nullable Kept read) {
        commit.put(
                Table.INVOICES,
                Item.of(
                                listPk(asked.request().seller()),
                                TimeKey.of(asked.requestedAt()) + "#" + asked.id())
                        .with("packageId", asked.id().value()));
        return save(commit, asked, PackageWork.begin(), read);
    }

    /** Keeps how far a package is; refused when it is not as it was read. */
    public Commit save(Commit commit, AuditPackage now, PackageWork work, @Nullable Kept read) {
        Item item =
                Item.of(pk(now.id()), SK)
                        .with("doc", dynamo.eventJson().write(StoredAuditPackage.of(now, work)));
        return read == null
                ? commit.putNew(Table.INVOICES, item.with("version", 1))
                : commit.replace(Table.INVOICES, item, read.version());
    }

    /** Publishes an event of a package. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.INVOICES, event);
    }

    private static String pk(PackageId id) {
        return "PACKAGE#" + id;
    }

    private static String listPk(SellerId seller) {
        return "SELLER_PACKAGES#" + seller;
    }
}
