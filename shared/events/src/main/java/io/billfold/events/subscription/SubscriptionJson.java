package io.billfold.events.subscription;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.period.Period;
import io.billfold.billing.rating.Portion;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.ChargeKey;
import io.billfold.billing.subscription.CostShare;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.ProgressKey;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.Terms;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.catalog.CatalogJson;
import io.billfold.events.catalog.CatalogReader;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Subscriptions and their ledgers as JSON of version 1. Plans and changes have the form in which
 * they are sent, so that there is one form of each.
 */
public final class SubscriptionJson {
    private static final int OWN_MAX = 200;
    private static final int BILLED_MAX = 5000;

    private SubscriptionJson() {}

    // ---- subscriptions

    /** A subscription as JSON. */
    public static Map<String, Object> of(Subscription subscription) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("id", subscription.id().value());
        json.put("account", subscription.account().value());
        json.put("seller", subscription.seller().value());
        json.put("currency", subscription.currency().getCode());
        json.put("anchor", subscription.anchor().toString());
        json.put("contractOn", subscription.contractOn().toString());
        json.put("terms", of(subscription.terms()));
        json.put("plans", subscription.ownPlans().stream().map(CatalogJson::of).toList());
        json.put("products", subscription.ownProducts().stream().map(CatalogJson::of).toList());
        json.put("history", subscription.history().stream().map(SubscriptionJson::of).toList());
        json.put("billing", of(subscription.billing()));
        return json;
    }

    /**
     * Reads what {@link #of(Subscription)} wrote.
     *
     * @throws IllegalStateException when it has another form
     */
    public static Subscription subscription(JsonNode json) {
        return whole(FieldReader.of(json), SubscriptionJson::subscription);
    }

    private static <T> T whole(FieldReader in, Function<FieldReader, Field<T>> form) {
        Field<T> read = form.apply(in);
        if (!in.problems().isEmpty()) {
            throw new IllegalStateException("stored form can't be read: " + in.problems());
        }
        return read.get();
    }

    private static Field<Subscription> subscription(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id = in.required("id", Forms.text());
        Field<String> account = in.required("account", Forms.text());
        Field<String> seller = in.required("seller", Forms.text());
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<LocalDate> anchor = in.required("anchor", Forms.date());
        Field<LocalDate> contractOn = in.required("contractOn", Forms.date());
        Field<Terms> terms = in.object("terms", TermsReader::read);
        Field<List<Plan>> plans = in.list("plans", OWN_MAX, CatalogReader::plan);
        Field<List<Product>> products = in.list("products", OWN_MAX, CatalogReader::product);
        Field<List<Change>> history =
                in.list("history", 2 * Subscription.HISTORY_MAX, ChangeReader::change);
        Field<BillingState> billing = in.object("billing", of -> billing(of, currency.get()));
        return in.build(
                () ->
                        new Subscription(
                                new SubscriptionId(id.get()),
                                new AccountId(account.get()),
                                new SellerId(seller.get()),
                                currency.get(),
                                anchor.get(),
                                contractOn.get(),
                                terms.get(),
                                plans.get(),
                                products.get(),
                                history.get(),
                                billing.get()));
    }

    /** Terms as JSON. */
    public static Map<String, Object> of(Terms terms) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paymentTermsDays", terms.paymentTermsDays());
        put(json, "purchaseOrder", terms.purchaseOrder());
        if (terms.isPurchaseOrderRequired()) {
            json.put("purchaseOrderRequired", true);
        }
        if (!terms.earlyPayment().isEmpty()) {
            json.put(
                    "earlyPayment",
                    terms.earlyPayment().stream().map(SubscriptionJson::step).toList());
        }
        switch (terms.channel()) {
            case Channel.Direct direct -> {}
            case Channel.Reseller(String endCustomer) ->
                    json.put("channel", Map.of("kind", "reseller", "endCustomer", endCustomer));
            case Channel.Agent(AccountId partner, BigDecimal percent) ->
                    json.put(
                            "channel",
                            Map.of(
                                    "kind",
                                    "agent",
                                    "partner",
                                    partner.value(),
                                    "percent",
                                    percent.toPlainString()));
        }
        if (!terms.costShares().isEmpty()) {
            json.put("costShares", terms.costShares().stream().map(SubscriptionJson::of).toList());
        }
        return json;
    }

    private static Map<String, Object> step(EarlyPayment step) {
        return Map.of("percent", step.percent().toPlainString(), "days", step.days());
    }

    private static Map<String, Object> of(CostShare share) {
        return Map.of("costCentre", share.costCentre(), "weight", share.weight().toPlainString());
    }

    // ---- changes

    /** A change as JSON. */
    public static Map<String, Object> of(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", change.id());
        json.put("at", Moments.text(change.at()));
        put(change.action(), json);
        return json;
    }

    /** The word for what a change does, for example {@code switch-plan}. */
    public static String deed(Action action) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(action, json);
        return String.valueOf(json.get("do"));
    }

    private static void put(Action action, Map<String, Object> json) {
        switch (action) {
            case Action.AddItem add -> putAddItem(add, json);
            case Action.RemoveItem(ItemId item) -> putDeed(json, "remove-item", item);
            case Action.SwitchPlan to -> putSwitchPlan(to, json);
            case Action.SetQuantity(ItemId item, BigDecimal quantity) -> {
                putDeed(json, "set-quantity", item);
                json.put("quantity", quantity.toPlainString());
            }
            case Action.GrantFree(ItemId item, LocalDateTime until, String reason) -> {
                putDeed(json, "grant-free", item);
                json.put("until", Moments.text(until));
                json.put("reason", reason);
            }
            case Action.Pause pause -> json.put("do", "pause");
            case Action.Resume resume -> json.put("do", "resume");
            case Action.Cancel cancel -> json.put("do", "cancel");
            case Action.ChargeFee fee -> putFee(fee, json);
            case Action.GiveDiscount given -> putDiscount(given, json);
            case Action.GrantCredit(Money amount, LocalDateTime expiresAt) -> {
                json.put("do", "grant-credit");
                json.put("currency", amount.getCurrencyUnit().getCode());
                json.put("amount", amount.getAmount().toPlainString());
                json.put("expiresAt", Moments.text(expiresAt));
            }
            case Action.Withdraw(String change) -> {
                json.put("do", "withdraw");
                json.put("change", change);
            }
        }
    }

    private static void putDeed(Map<String, Object> json, String deed, @Nullable ItemId item) {
        json.put("do", deed);
        put(json, "item", item == null ? null : item.value());
    }

    private static void putAddItem(Action.AddItem add, Map<String, Object> json) {
        putDeed(json, "add-item", add.item());
        json.put("plan", add.plan().value());
        json.put("quantity", add.quantity().toPlainString());
        put(json, "anchor", add.anchor() == null ? null : add.anchor().toString());
        putBundle(json, add.bundle());
    }

    private static void putSwitchPlan(Action.SwitchPlan to, Map<String, Object> json) {
        putDeed(json, "switch-plan", to.item());
        json.put("plan", to.plan().value());
        put(json, "quantity", to.quantity() == null ? null : to.quantity().toPlainString());
        if (to.isAnchorReset()) {
            json.put("resetAnchor", true);
        }
        putBundle(json, to.bundle());
    }

    private static void putBundle(Map<String, Object> json, @Nullable BundlePlace place) {
        if (place != null) {
            json.put("bundle", Map.of("bundle", place.bundle().value(), "place", place.place()));
        }
    }

    private static void putFee(Action.ChargeFee fee, Map<String, Object> json) {
        json.put("do", "charge-fee");
        json.put("product", fee.product().value());
        json.put("description", fee.description());
        json.put("quantity", fee.quantity().toPlainString());
        json.put("currency", fee.price().currency().getCode());
        json.put("price", fee.price().amount().toPlainString());
    }

    private static void putDiscount(Action.GiveDiscount given, Map<String, Object> json) {
        json.put("do", "give-discount");
        json.put("discount", CatalogJson.of(given.discount()));
        put(json, "until", given.until() == null ? null : Moments.text(given.until()));
        json.put("reason", given.reason());
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    // ---- how far it is billed

    private static Map<String, Object> of(BillingState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "nextOn", state.nextOn() == null ? null : state.nextOn().toString());
        Map<String, String> billedTo = new TreeMap<>();
        state.billedTo().forEach((key, date) -> billedTo.put(key.toString(), date.toString()));
        json.put("billedTo", billedTo);
        put(
                json,
                "changedFrom",
                state.changedFrom() == null ? null : Moments.text(state.changedFrom()));
        put(
                json,
                "lastDraftOn",
                state.lastDraftOn() == null ? null : state.lastDraftOn().toString());
        json.put("draftsOfDay", state.draftsOfDay());
        json.put("taken", amounts(state.taken()));
        json.put("spent", amounts(state.spent()));
        return json;
    }

    private static Map<String, String> amounts(Map<String, Money> amounts) {
        Map<String, String> json = new TreeMap<>();
        amounts.forEach((id, amount) -> json.put(id, amount.getAmount().toPlainString()));
        return json;
    }

    private static Field<BillingState> billing(FieldReader in, CurrencyUnit currency) {
        Field<LocalDate> nextOn = in.optional("nextOn", Forms.date(), null);
        Field<Map<ProgressKey, LocalDate>> billedTo =
                in.namedValues(
                        "billedTo", BILLED_MAX, Forms.text(ProgressKey::parse), Forms.date());
        Field<LocalDateTime> changedFrom = in.optional("changedFrom", Moments.form(), null);
        Field<LocalDate> lastDraftOn = in.optional("lastDraftOn", Forms.date(), null);
        Field<Integer> draftsOfDay =
                in.required("draftsOfDay", Forms.integer(0, Integer.MAX_VALUE));
        Supplier<Map<String, Money>> taken = amounts(in, "taken", currency);
        Supplier<Map<String, Money>> spent = amounts(in, "spent", currency);
        return in.build(
                () ->
                        new BillingState(
                                nextOn.orNull(),
                                billedTo.get(),
                                changedFrom.orNull(),
                                lastDraftOn.orNull(),
                                draftsOfDay.get(),
                                taken.get(),
                                spent.get()));
    }

    private static Supplier<Map<String, Money>> amounts(
            FieldReader in, String name, CurrencyUnit currency) {
        Forms.Form<Money> form = Forms.text(text -> Money.of(currency, new BigDecimal(text)));
        Field<Map<String, Money>> read = in.namedValues(name, BILLED_MAX, Forms.text(), form);
        return read::get;
    }

    // ---- the ledger of billed portions

    /** A portion as JSON. */
    public static Map<String, Object> of(Portion portion) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", portion.key().toString());
        json.put("periodFrom", portion.period().from().toString());
        json.put("periodTo", portion.period().to().toString());
        json.put("from", Moments.text(portion.from()));
        json.put("to", Moments.text(portion.to()));
        json.put("quantity", portion.quantity().toPlainString());
        json.put("price", portion.price());
        if (portion.isFree()) {
            json.put("free", true);
        }
        json.put("gross", portion.gross().getAmount().toPlainString());
        json.put("net", portion.net().getAmount().toPlainString());
        return json;
    }

    /**
     * Reads a page of the ledger: {@code {"portions": [...]}}.
     *
     * @throws IllegalStateException when it has another form
     */
    public static List<Portion> portions(JsonNode json, CurrencyUnit currency) {
        return whole(
                FieldReader.of(json),
                in -> {
                    in.required("version", Forms.integer(1, 1));
                    Field<List<Portion>> portions =
                            in.list("portions", BILLED_MAX, each -> portion(each, currency));
                    return in.build(portions::get);
                });
    }

    private static Field<Portion> portion(FieldReader in, CurrencyUnit currency) {
        Field<ChargeKey> key = in.required("key", Forms.text(ChargeKey::parse));
        Field<LocalDate> periodFrom = in.required("periodFrom", Forms.date());
        Field<LocalDate> periodTo = in.required("periodTo", Forms.date());
        Field<LocalDateTime> from = in.required("from", Moments.form());
        Field<LocalDateTime> to = in.required("to", Moments.form());
        Field<BigDecimal> quantity = in.required("quantity", Forms.text(BigDecimal::new));
        Field<String> price = in.required("price", Forms.text());
        Field<Boolean> free = in.optional("free", Forms.flag(), false);
        Field<BigDecimal> gross = in.required("gross", Forms.text(BigDecimal::new));
        Field<BigDecimal> net = in.required("net", Forms.text(BigDecimal::new));
        return in.build(
                () ->
                        new Portion(
                                key.get(),
                                new Period(periodFrom.get(), periodTo.get()),
                                from.get(),
                                to.get(),
                                quantity.get(),
                                price.get(),
                                free.get(),
                                Money.of(currency, gross.get()),
                                Money.of(currency, net.get())));
    }
}
