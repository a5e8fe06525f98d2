package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.Sending;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.subscription.Terms;
import io.billfold.events.subscription.TermsReader;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads orders (schema {@code order-placed.v1.schema.json}). It checks the form alone and names
 * everything that is wrong with it; what an order may contain is decided by the order's rules.
 */
public final class OrderReader {
    /** The most bytes of an order: what fits into one event of the bus. */
    public static final int SIZE_MAX_BYTES = 256 * 1024;

    /**
     * The most lines of an order: an invoice of them still fits into one DynamoDB item (400 KB).
     */
    public static final int LINES_MAX = 200;

    private final MessageJson json;

    public OrderReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of an order's JSON. */
    public OrderReading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new OrderReading.Unreadable(List.of(problem));
        };
    }

    private static OrderReading read(JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Order> order = order(in);
        return in.problems().isEmpty()
                ? new OrderReading.Read(order.get())
                : new OrderReading.Unreadable(in.problems());
    }

    /** An order whose fields a reader holds. */
    public static Field<Order> order(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<OrderId> id = in.required("orderId", Forms.text(OrderId::new));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<Account> account = in.object("account", OrderReader::account);
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<LocalDate> startOn = in.required("startOn", Forms.date());
        Field<LocalDate> contractOn = in.optional("contractOn", Forms.date(), null);
        Field<LocalDate> billingFrom = in.optional("billingFrom", Forms.date(), null);
        Field<LocalDate> anchor = in.optional("anchor", Forms.date(), null);
        Supplier<Terms> terms = TermsReader.terms(in);
        Field<CouponId> coupon = in.optional("coupon", Forms.text(CouponId::new), null);
        Supplier<OrderedItems> items = OrderedItems.read(in, currency, startOn);
        return in.build(
                () -> {
                    OrderedItems ordered = items.get();
                    LocalDate signed = contractOn.orNull();
                    return new Order(
                            id.get(),
                            seller.get(),
                            account.get(),
                            currency.get(),
                            signed == null ? startOn.get() : signed,
                            startOn.get(),
                            billingFrom.orNull(),
                            anchor.orNull(),
                            terms.get(),
                            ordered.items(),
                            ordered.plans(),
                            ordered.products(),
                            coupon.orNull());
                });
    }

    private static Field<Account> account(FieldReader in) {
        Field<AccountId> id = in.required("id", Forms.text(AccountId::new));
        Field<String> name = in.required("name", Forms.filled());
        Field<PartyKind> kind = in.required("kind", Forms.word(PartyKind.class));
        Field<String> email = in.required("email", Forms.email());
        Field<String> taxId = in.optional("taxId", Forms.text(), null);
        Field<Address> address = in.object("address", AddressReader::read);
        Field<String> language = in.optional("language", Forms.language(), "en");
        Field<ZoneId> zone = in.optional("zone", Forms.zone(), ZoneOffset.UTC);
        Field<ParentAccount> parent = in.objectOrNull("parent", OrderReader::parent);
        Field<TaxProfile> tax = in.objectOrNull("tax", TaxProfileReader::profile);
        Field<PartyProfile> profile = in.objectOrNull("profile", PartyProfileReader::ofAccount);
        Field<Sending> sending =
                in.objectOrNull("sending", it -> SendingReader.sending(it, profile));
        return in.build(
                () ->
                        new Account(
                                id.get(),
                                name.get(),
                                kind.get(),
                                email.get(),
                                taxId.orNull(),
                                address.get(),
                                language.get(),
                                zone.get(),
                                parent.orNull(),
                                Objects.requireNonNullElse(tax.orNull(), TaxProfile.NONE),
                                Objects.requireNonNullElse(profile.orNull(), PartyProfile.NONE),
                                Objects.requireNonNullElse(
                                        sending.orNull(), Sending.Email.ATTACHED)));
    }

    private static Field<ParentAccount> parent(FieldReader in) {
        Field<AccountId> id = in.required("id", Forms.text(AccountId::new));
        Field<Boolean> consolidated = in.optional("consolidated", Forms.flag(), false);
        return in.build(() -> new ParentAccount(id.get(), consolidated.get()));
    }
}
