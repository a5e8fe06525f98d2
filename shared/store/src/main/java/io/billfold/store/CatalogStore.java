package io.billfold.store;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.CatalogDifference;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.Subscription;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.catalog.CatalogJson;
import io.billfold.events.catalog.CatalogReader;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Catalogs, and how often coupons were redeemed: the Accounts table. A catalog is one item for each
 * of its parts, in the form of its JSON, and a head whose version grows with every change.
 */
public class CatalogStore {
    private static final String HEAD = "HEAD";
    private static final String PRODUCT = "PRODUCT#";
    private static final String PLAN = "PLAN#";
    private static final String BUNDLE = "BUNDLE#";
    private static final String COUPON = "COUPON#";
    private static final String REDEEMED = "REDEEMED";
    private static final String COUNT = "redemptions";
    private static final String DOC = "doc";
    private static final String FORM = "form";
    private static final String VERSION = "version";
    private static final long FORM_READ = 1;

    /** An item of DynamoDB holds 400 KB with its names and keys. */
    private static final int PLAN_BYTES_MAX = 350 * 1024;

    private final Dynamo dynamo;

    public CatalogStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** A seller's whole catalog; its parts are in the order of their ids. */
    public Optional<Versioned<Catalog>> find(SellerId seller) {
        List<Attributes> items =
                dynamo.list(Table.ACCOUNTS, pk(seller)).stream().map(Attributes::new).toList();
        Optional<Attributes> head =
                items.stream().filter(item -> item.text(Item.SK).equals(HEAD)).findAny();
        return head.map(found -> new Versioned<>(catalog(seller, items), found.number(VERSION)));
    }

    private Catalog catalog(SellerId seller, List<Attributes> items) {
        return Catalog.of(
                seller,
                read(items, PRODUCT, CatalogReader::product),
                read(items, PLAN, CatalogReader::plan),
                read(items, BUNDLE, CatalogReader::bundle),
                read(items, COUPON, CatalogReader::coupon));
    }

    /**
     * Some plans and the products that they charge for; what is not there is left out. It reads two
     * batches, however many there are.
     */
    public Plans plans(SellerId seller, Collection<PlanId> ids) {
        return plans(seller, ids, Set.of());
    }

    /** As {@link #plans(SellerId, Collection)}, with products that something else names. */
    public Plans plans(SellerId seller, Collection<PlanId> ids, Collection<ProductId> others) {
        return planPart(seller, ids, others);
    }

    private Catalog planPart(
            SellerId seller, Collection<PlanId> ids, Collection<ProductId> others) {
        Set<String> planKeys = new TreeSet<>();
        ids.forEach(id -> planKeys.add(PLAN + id));
        List<Plan> plans = read(batch(seller, planKeys), PLAN, CatalogReader::plan);
        Set<String> productKeys = new TreeSet<>();
        others.forEach(id -> productKeys.add(PRODUCT + id));
        plans.stream()
                .flatMap(plan -> plan.versions().stream())
                .flatMap(version -> version.charges().stream())
                .forEach(charge -> productKeys.add(PRODUCT + charge.product()));
        List<Product> products = read(batch(seller, productKeys), PRODUCT, CatalogReader::product);
        return Catalog.of(seller, products, plans, List.of(), List.of());
    }

    /**
     * The part of a catalog that an order or a change needs: some plans with their products, some
     * bundles with the plans of their places, and a coupon.
     */
    public Catalog part(
            SellerId seller,
            Collection<PlanId> ids,
            Collection<BundleId> bundleIds,
            @Nullable CouponId couponId) {
        Set<String> others = new TreeSet<>();
        bundleIds.forEach(id -> others.add(BUNDLE + id));
        if (couponId != null) {
            others.add(COUPON + couponId);
        }
        List<Attributes> items = batch(seller, others);
        List<Bundle> bundles = read(items, BUNDLE, CatalogReader::bundle);
        Set<PlanId> planIds = new LinkedHashSet<>(ids);
        bundles.forEach(bundle -> planIds.addAll(bundle.components().values()));
        Catalog plans = planPart(seller, planIds, Set.of());
        return Catalog.of(
                seller,
                plans.products(),
                plans.plans(),
                bundles,
                read(items, COUPON, CatalogReader::coupon));
    }

    /** The part of a catalog that a change of a subscription needs. */
    public Catalog part(Subscription subscription, Wish wish) {
        Set<PlanId> plans = new LinkedHashSet<>(subscription.catalogPlans());
        Set<BundleId> bundles = new LinkedHashSet<>();
        CouponId coupon = null;
        switch (wish) {
            case Wish.One(Action.AddItem add) -> plans.add(add.plan());
            case Wish.One(Action.SwitchPlan to) -> plans.add(to.plan());
            case Wish.One other -> {}
            case Wish.MoveBundle(BundleId from, BundleId to) -> bundles.add(to);
            case Wish.Redeem(CouponId redeemed) -> coupon = redeemed;
            case Wish.Agree agreed -> {}
        }
        return part(subscription.seller(), plans, bundles, coupon);
    }

    private List<Attributes> batch(SellerId seller, Set<String> sks) {
        List<Map<String, AttributeValue>> keys =
                sks.stream().map(sk -> Item.key(pk(seller), sk)).toList();
        return dynamo.findAll(Table.ACCOUNTS, keys).stream().map(Attributes::new).toList();
    }

    /** A seller's bundle. */
    public Optional<Bundle> findBundle(SellerId seller, BundleId id) {
        return find(seller, BUNDLE + id, CatalogReader::bundle);
    }

    /** A seller's coupon. */
    public Optional<Coupon> findCoupon(SellerId seller, CouponId id) {
        return find(seller, COUPON + id, CatalogReader::coupon);
    }

    private <T> Optional<T> find(
            SellerId seller, String sk, Function<FieldReader, Field<T>> reader) {
        return dynamo.find(Table.ACCOUNTS, pk(seller), sk)
                .map(Attributes::new)
                .filter(CatalogStore::isThere)
                .map(item -> read(item, reader));
    }

    /**
     * Writes the parts that differ, and the head with the version after the one that was read; the
     * transaction is refused when the catalog is not as it was read.
     *
     * @param differences as many as the transaction has room for beside the head
     * @param versionRead 0 where there was no catalog
     */
    public Commit save(
            Commit commit, Catalog catalog, List<CatalogDifference> differences, long versionRead) {
        Item head = Item.of(pk(catalog.seller()), HEAD);
        if (versionRead == 0) {
            commit.putNew(Table.ACCOUNTS, head.with(VERSION, 1));
        } else {
            commit.replace(Table.ACCOUNTS, head, versionRead);
        }
        Map<String, Item> items = new LinkedHashMap<>();
        differences.forEach(it -> items.put(sk(it), item(catalog, it)));
        items.values().forEach(item -> commit.put(Table.ACCOUNTS, item));
        return commit;
    }

    /** Plans that don't fit into an item. */
    public List<Problem> tooLarge(Catalog catalog) {
        List<Problem> problems = new ArrayList<>();
        List<Plan> plans = catalog.plans();
        for (int i = 0; i < plans.size(); i++) {
            String doc = dynamo.eventJson().write(CatalogJson.of(plans.get(i)));
            int bytes = doc.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > PLAN_BYTES_MAX) {
                problems.add(tooLarge("plans[" + i + "]", bytes));
            }
        }
        return problems;
    }

    private static Problem tooLarge(String field, int bytes) {
        return new Problem(
                field,
                "has %d bytes as it is stored, at most %d fit: make two of it"
                        .formatted(bytes, PLAN_BYTES_MAX));
    }

    private static String sk(CatalogDifference difference) {
        return switch (difference.part()) {
            case PRODUCT -> PRODUCT + difference.id();
            case PLAN, VERSION -> PLAN + difference.id();
            case BUNDLE -> BUNDLE + difference.id();
            case COUPON -> COUPON + difference.id();
        };
    }

    /** A part that was removed stays as an item without content. */
    private Item item(Catalog catalog, CatalogDifference difference) {
        Map<String, Object> form = form(catalog, difference);
        return Item.of(pk(catalog.seller()), sk(difference))
                .with(FORM, FORM_READ)
                .with(DOC, form == null ? null : dynamo.eventJson().write(form));
    }

    private static @Nullable Map<String, Object> form(
            Catalog catalog, CatalogDifference difference) {
        String id = difference.id();
        return switch (difference.part()) {
            case PRODUCT -> form(catalog.product(new ProductId(id)), CatalogJson::of);
            case PLAN, VERSION -> form(catalog.plan(new PlanId(id)), CatalogJson::of);
            case BUNDLE -> form(catalog.bundle(new BundleId(id)), CatalogJson::of);
            case COUPON -> form(catalog.coupon(new CouponId(id)), CatalogJson::of);
        };
    }

    private static <T> @Nullable Map<String, Object> form(
            @Nullable T part, Function<T, Map<String, Object>> json) {
        return part == null ? null : json.apply(part);
    }

    /**
     * Counts a redemption of a coupon; the transaction is refused when it was redeemed as often as
     * it may be. It is counted once when the transaction is repeated under a key of its own.
     */
    public Commit redeem(Commit commit, SellerId seller, Coupon coupon) {
        Integer most = coupon.redemptionsMax();
        Update.Builder update =
                Update.builder()
                        .tableName(dynamo.name(Table.ACCOUNTS))
                        .key(Item.key(couponPk(seller, coupon.id()), REDEEMED))
                        .updateExpression("ADD #count :one")
                        .expressionAttributeNames(Map.of("#count", COUNT));
        if (most == null) {
            update.expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")));
        } else {
            update.conditionExpression("attribute_not_exists(#count) or #count < :most")
                    .expressionAttributeValues(
                            Map.of(
                                    ":one", AttributeValue.fromN("1"),
                                    ":most", AttributeValue.fromN(most.toString())));
        }
        return commit.write(update.build());
    }

    /** How often a coupon was redeemed. */
    public long redemptions(SellerId seller, CouponId coupon) {
        return dynamo.find(Table.ACCOUNTS, couponPk(seller, coupon), REDEEMED)
                .map(item -> new Attributes(item).sum(COUNT))
                .orElse(0L);
    }

    /** Publishes an event of a catalog. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.ACCOUNTS, event);
    }

    private <T> List<T> read(
            List<Attributes> items, String kind, Function<FieldReader, Field<T>> reader) {
        return items.stream()
                .filter(item -> item.text(Item.SK).startsWith(kind) && isThere(item))
                .map(item -> read(item, reader))
                .toList();
    }

    private static boolean isThere(Attributes item) {
        return item.optionalText(DOC) != null;
    }

    private <T> T read(Attributes item, Function<FieldReader, Field<T>> reader) {
        String doc = item.requireForm(FORM_READ).text(DOC);
        try {
            FieldReader in =
                    FieldReader.of(dynamo.eventJson().tree(doc.getBytes(StandardCharsets.UTF_8)));
            Field<T> read = reader.apply(in);
            if (!in.problems().isEmpty()) {
                throw new IllegalStateException(
                        "item "
                                + item.text(Item.PK)
                                + " / "
                                + item.text(Item.SK)
                                + " can't be read: "
                                + in.problems());
            }
            return read.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pk(SellerId seller) {
        return "CATALOG#" + seller;
    }

    /** Apart from the catalog: it is written with every order, and never read with the catalog. */
    private static String couponPk(SellerId seller, CouponId coupon) {
        return "COUPON#" + seller + "#" + coupon;
    }
}
