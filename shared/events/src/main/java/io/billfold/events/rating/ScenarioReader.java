package io.billfold.events.rating;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.order.Order;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.OrderReader;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.events.rating.Scenario.Asked;
import io.billfold.events.subscription.ChangeReader;
import io.billfold.events.subscription.Moments;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads scenarios. Catalog, order and changes have the forms in which they are sent; what names the
 * parties and versions may be left out. A change or usage that can't be read is left out and named,
 * a catalog or an order that can't be read ends it.
 */
final class ScenarioReader {
    /** Longer ones bill by the day some thousand times. */
    private static final int YEARS_MAX = 10;

    private static final int LATE_DAYS = 35;
    private static final int LATE_DAYS_MAX = 366;
    private static final int CHANGES_MAX = 1000;
    private static final int USAGE_MAX = 10_000;
    private static final String SELLER = "seller";
    private static final String ORDER = "order";
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

    private final JsonNode json;
    private final List<Problem> problems = new ArrayList<>();

    private ScenarioReader(JsonNode json) {
        this.json = json;
    }

    /** What became of reading a scenario. */
    sealed interface Reading {
        /** It can be billed. */
        record Read(Scenario scenario) implements Reading {}

        /** It can't be billed; everything that is wrong is named. */
        record Unreadable(String name, List<Problem> problems) implements Reading {}
    }

    static Reading read(JsonNode json) {
        return new ScenarioReader(json).read();
    }

    private Reading read() {
        FieldReader in = FieldReader.of(withDefaults(json));
        Field<String> name = in.optional("name", Forms.text(), "");
        in.optional("note", Forms.text(), null);
        Field<Catalog> catalog =
                in.object("catalog", part -> CatalogReader.catalog(part, new SellerId(SELLER)));
        Field<AccountId> account = in.object("account", ScenarioReader::account);
        Field<ZoneId> zone = in.object("account", ScenarioReader::zone);
        Field<Ordered> ordered = in.object(ORDER, ScenarioReader::ordered);
        Field<LocalDate> until = in.required("until", Forms.date());
        Field<Integer> lateDays =
                in.optional("lateDays", Forms.integer(0, LATE_DAYS_MAX), LATE_DAYS);
        in.optional("changes", it -> list(it, CHANGES_MAX), null);
        in.optional("usage", it -> list(it, USAGE_MAX), null);
        Field<Scenario> scenario =
                in.build(
                        () -> {
                            Order order = ordered.get().paidBy(account.get(), zone.get());
                            requireEnd(order, until.get());
                            return new Scenario(
                                    name.get(),
                                    catalog.get(),
                                    order,
                                    ordered.get().on(),
                                    changes(order),
                                    usage(order),
                                    until.get(),
                                    lateDays.get(),
                                    problems);
                        });
        return in.problems().isEmpty()
                ? new Reading.Read(scenario.get())
                : new Reading.Unreadable(name.isRight() ? name.get() : "", in.problems());
    }

    private static void requireEnd(Order order, LocalDate until) {
        LocalDate latest = order.startOn().plusYears(YEARS_MAX);
        if (until.isAfter(latest)) {
            throw new IllegalArgumentException("until must be by " + latest + ", was " + until);
        }
    }

    private static JsonNode list(JsonNode json, int sizeMax) {
        if (!json.isArray() || json.size() > sizeMax) {
            throw new IllegalArgumentException("must be a list of at most " + sizeMax);
        }
        return json;
    }

    private static Field<AccountId> account(FieldReader in) {
        Field<AccountId> id = in.required("id", Forms.text(AccountId::new));
        in.optional("zone", Forms.zone(), ZoneOffset.UTC);
        return in.build(id::get);
    }

    private static Field<ZoneId> zone(FieldReader in) {
        in.required("id", Forms.text());
        Field<ZoneId> zone = in.optional("zone", Forms.zone(), ZoneOffset.UTC);
        return in.build(zone::get);
    }

    /**
     * An order and when it became known.
     *
     * @param on by default the first of the days that it names
     */
    private record Ordered(Order order, LocalDate on) {
        /** Tax is not calculated, so any customer that no rule refuses will do. */
        Order paidBy(AccountId account, ZoneId zone) {
            return new Order(
                    order.id(),
                    order.seller(),
                    party(account, zone),
                    order.currency(),
                    order.contractOn(),
                    order.startOn(),
                    order.billingFrom(),
                    order.anchor(),
                    order.terms(),
                    order.items(),
                    order.ownPlans(),
                    order.ownProducts(),
                    order.coupon());
        }

        private static Account party(AccountId account, ZoneId zone) {
            return new Account(
                    account,
                    "Customer",
                    PartyKind.BUSINESS,
                    "customer@example.com",
                    null,
                    new Address("1 Main Street", null, "Town", "97035", "OR", "US"),
                    "en",
                    zone);
        }
    }

    private static Field<Ordered> ordered(FieldReader in) {
        Field<LocalDate> recorded = in.optional("recordedAt", Forms.date(), null);
        Field<Order> order = OrderReader.order(in);
        return order.isRight() && recorded.isRight()
                ? Field.of(new Ordered(order.get(), day(recorded.orNull(), order.get())))
                : Field.wrong();
    }

    private static LocalDate day(@Nullable LocalDate recorded, Order order) {
        if (recorded != null) {
            return recorded;
        }
        return order.contractOn().isBefore(order.startOn()) ? order.contractOn() : order.startOn();
    }

    // ---- changes and usage: each by itself

    private List<Asked> changes(Order order) {
        Function<FieldReader, Field<Asked>> form =
                in -> {
                    Field<LocalDateTime> recorded = in.optional("recordedAt", Moments.form(), null);
                    in.optional("note", Forms.text(), null);
                    Field<ChangeRequest> request = ChangeReader.request(in);
                    return request.isRight() && recorded.isRight()
                            ? Field.of(asked("", recorded.orNull(), request.get()))
                            : Field.wrong();
                };
        List<Asked> changes = new ArrayList<>();
        List<JsonNode> all = entries("changes");
        for (int i = 0; i < all.size(); i++) {
            String path = "changes[" + i + "]";
            Map<String, JsonNode> defaults =
                    Map.of(
                            "version", JsonNode.createNumberNode(1),
                            "changeId", JsonNode.createStringNode("change-" + (i + 1)),
                            "subscriptionId", JsonNode.createStringNode(order.id().value()));
            Asked asked = one(path, filled(all.get(i), defaults), form);
            if (asked != null) {
                changes.add(new Asked(path, asked.recordedAt(), asked.request()));
            }
        }
        return changes;
    }

    /** A change without a time of its own became known when it takes effect. */
    private static Asked asked(
            String field, @Nullable LocalDateTime recorded, ChangeRequest request) {
        LocalDateTime known = recorded == null ? request.at() : recorded;
        if (known == null) {
            throw new IllegalArgumentException("recordedAt is missing: the change has no 'at'");
        }
        return new Asked(field, known, request);
    }

    private List<RecordedUsage> usage(Order order) {
        SubscriptionId subscription = new SubscriptionId(order.id().value());
        Function<FieldReader, Field<RecordedUsage>> form =
                in -> usage(in, subscription, order.account().zone());
        List<RecordedUsage> usage = new ArrayList<>();
        List<JsonNode> all = entries("usage");
        for (int i = 0; i < all.size(); i++) {
            RecordedUsage one = one("usage[" + i + "]", all.get(i), form);
            if (one != null) {
                usage.add(one);
            }
        }
        usage.sort(Comparator.comparing(RecordedUsage::event, UsageEvent.BY_TIME));
        return usage;
    }

    private static Field<RecordedUsage> usage(
            FieldReader in, SubscriptionId subscription, ZoneId zone) {
        Field<String> id = in.required("id", Forms.text(text -> Checks.id("id", text)));
        Field<String> metric = in.required("metric", Forms.text(it -> Checks.id("metric", it)));
        Field<Instant> at = in.required("at", Forms.text(text -> instant(text, zone)));
        Field<BigDecimal> quantity =
                in.required("quantity", Forms.signedDecimal(UsageEvent.QUANTITY_DECIMALS_MAX));
        Field<String> unique = in.optional("unique", Forms.filled(), null);
        Field<Instant> received =
                in.optional("receivedAt", Forms.text(text -> instant(text, zone)), null);
        return in.build(
                () -> {
                    UsageEvent event =
                            new UsageEvent(
                                    id.get(),
                                    subscription,
                                    metric.get(),
                                    at.get(),
                                    quantity.get(),
                                    unique.orNull());
                    return new RecordedUsage(
                            event, Objects.requireNonNullElse(received.orNull(), at.get()));
                });
    }

    /** A time with its offset, or a local one in the account's zone. */
    private static Instant instant(String text, ZoneId zone) {
        return OFFSET.matcher(text).matches() && text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : Moments.parse(text).atZone(zone).toInstant();
    }

    private List<JsonNode> entries(String name) {
        JsonNode list = json.get(name);
        List<JsonNode> entries = new ArrayList<>();
        if (list != null && list.isArray()) {
            list.values().forEach(entries::add);
        }
        return entries;
    }

    /** Reads an entry by itself; what is wrong with it is kept under its path. */
    private <T> @Nullable T one(String path, JsonNode entry, Function<FieldReader, Field<T>> form) {
        FieldReader in = FieldReader.of(entry);
        try {
            Field<T> read = form.apply(in);
            if (read.isRight() && in.problems().isEmpty()) {
                return read.get();
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(path, String.valueOf(e.getMessage())));
        }
        for (Problem problem : in.problems()) {
            problems.add(inside(path, problem));
        }
        return null;
    }

    private static Problem inside(String path, Problem problem) {
        String field = problem.field().isEmpty() ? path : path + "." + problem.field();
        return new Problem(field, problem.reason());
    }

    // ---- what may be left out

    private static JsonNode withDefaults(JsonNode json) {
        if (!json.isObject()) {
            return json;
        }
        Map<String, JsonNode> whole = members(json);
        JsonNode one = JsonNode.createNumberNode(1);
        JsonNode none = JsonNode.createArrayNode(List.of());
        whole.put(
                "catalog",
                filled(
                        whole.get("catalog"),
                        Map.of("version", one, "products", none, "plans", none)));
        whole.put(
                "account",
                filled(whole.get("account"), Map.of("id", JsonNode.createStringNode("account"))));
        whole.put(ORDER, order(whole.get(ORDER), one));
        return JsonNode.createObjectNode(whole);
    }

    private static @Nullable JsonNode order(@Nullable JsonNode order, JsonNode one) {
        if (order == null) {
            return JsonNode.nullNode();
        }
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        defaults.put("version", one);
        defaults.put("orderId", JsonNode.createStringNode("order"));
        defaults.put("seller", JsonNode.createStringNode(SELLER));
        defaults.put("account", anybody());
        return filled(order, defaults);
    }

    /** The account that an order must name; the scenario's own replaces it. */
    private static JsonNode anybody() {
        Map<String, JsonNode> address = new LinkedHashMap<>();
        for (String name : List.of("line1", "city")) {
            address.put(name, JsonNode.createStringNode(name));
        }
        address.put("country", JsonNode.createStringNode("DE"));
        Map<String, JsonNode> account = new LinkedHashMap<>();
        account.put("id", JsonNode.createStringNode("account"));
        account.put("name", JsonNode.createStringNode("Customer"));
        account.put("kind", JsonNode.createStringNode("business"));
        account.put("email", JsonNode.createStringNode("customer@example.com"));
        account.put("address", JsonNode.createObjectNode(address));
        return JsonNode.createObjectNode(account);
    }

    private static JsonNode filled(@Nullable JsonNode json, Map<String, JsonNode> defaults) {
        if (json != null && !json.isObject()) {
            return json;
        }
        Map<String, JsonNode> whole = new LinkedHashMap<>(defaults);
        if (json != null) {
            whole.putAll(members(json));
        }
        return JsonNode.createObjectNode(whole);
    }

    private static Map<String, JsonNode> members(JsonNode json) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        json.entries().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }
}
