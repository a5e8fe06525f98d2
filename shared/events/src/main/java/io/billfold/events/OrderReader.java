package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.subscription.BillingInterval;
import io.billfold.billing.subscription.SubscriptionLine;
import io.billfold.billing.subscription.SubscriptionLine.Charge;
import io.billfold.money.UnitPrice;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

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

    private static final int PAYMENT_TERMS_DAYS = 14;
    private static final int PAYMENT_TERMS_DAYS_MAX = 365;
    private static final int QUANTITY_DECIMALS_MAX = 6;

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

    private static Field<Order> order(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<OrderId> id = in.required("orderId", Forms.text(OrderId::new));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<Account> account = in.object("account", OrderReader::account);
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<BillingInterval> interval =
                in.required("interval", Forms.word(BillingInterval.class));
        Field<LocalDate> startOn = in.required("startOn", Forms.date());
        Field<Integer> terms =
                in.optional(
                        "paymentTermsDays",
                        Forms.integer(0, PAYMENT_TERMS_DAYS_MAX),
                        PAYMENT_TERMS_DAYS);
        Field<String> purchaseOrder = in.optional("purchaseOrder", Forms.text(), null);
        Field<List<SubscriptionLine>> lines =
                in.list("lines", LINES_MAX, line -> line(line, currency));
        return in.build(
                () ->
                        new Order(
                                id.get(),
                                seller.get(),
                                account.get(),
                                currency.get(),
                                interval.get(),
                                startOn.get(),
                                terms.get(),
                                purchaseOrder.orNull(),
                                lines.get()));
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
                                zone.get()));
    }

    private static Field<SubscriptionLine> line(FieldReader in, Field<CurrencyUnit> currency) {
        Field<String> sku = in.required("sku", Forms.filled());
        Field<String> description = in.required("description", Forms.filled());
        Field<Charge> charge = in.required("charge", Forms.word(Charge.class));
        Field<BigDecimal> quantity = quantity(in, charge);
        Field<BigDecimal> unitPrice = in.required("unitPrice", Forms.decimal(UnitPrice.SCALE_MAX));
        return in.build(
                () ->
                        new SubscriptionLine(
                                sku.get(),
                                description.get(),
                                charge.get(),
                                quantity.get(),
                                new UnitPrice(currency.get(), unitPrice.get())));
    }

    /** A flat charge has one unit unless it says so itself; seats must be counted by the sender. */
    private static Field<BigDecimal> quantity(FieldReader in, Field<Charge> charge) {
        Forms.Form<BigDecimal> form = Forms.decimal(QUANTITY_DECIMALS_MAX);
        return charge.isRight() && charge.get() == Charge.FLAT
                ? in.optional("quantity", form, BigDecimal.ONE)
                : in.required("quantity", form);
    }
}
