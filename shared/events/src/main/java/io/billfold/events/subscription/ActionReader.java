package io.billfold.events.subscription;

import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.Terms;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Supplier;

/** Reads what a change does: the fields beside {@code do}. */
final class ActionReader {
    private static final int QUANTITY_DECIMALS_MAX = 6;

    private final FieldReader in;

    private ActionReader(FieldReader in) {
        this.in = in;
    }

    /** The words of {@code do}. */
    enum Deed {
        ADD_ITEM,
        REMOVE_ITEM,
        SWITCH_PLAN,
        SET_QUANTITY,
        GRANT_FREE,
        PAUSE,
        RESUME,
        CANCEL,
        CHARGE_FEE,
        GIVE_DISCOUNT,
        GRANT_CREDIT,
        WITHDRAW,
        MOVE_BUNDLE,
        REDEEM,
        AGREE
    }

    /** The wish, to be made within the build of the object that its fields stand in. */
    static Supplier<Wish> wish(FieldReader in, Field<Deed> deed) {
        if (!deed.isRight()) {
            return () -> new Wish.One(new Action.Pause());
        }
        ActionReader reader = new ActionReader(in);
        return switch (deed.get()) {
            case ADD_ITEM -> one(reader.addItem());
            case REMOVE_ITEM -> one(reader.removeItem());
            case SWITCH_PLAN -> one(reader.switchPlan());
            case SET_QUANTITY -> one(reader.setQuantity());
            case GRANT_FREE -> one(reader.grantFree());
            case PAUSE -> () -> new Wish.One(new Action.Pause());
            case RESUME -> () -> new Wish.One(new Action.Resume());
            case CANCEL -> () -> new Wish.One(new Action.Cancel());
            case CHARGE_FEE -> one(reader.chargeFee());
            case GIVE_DISCOUNT -> one(reader.giveDiscount());
            case GRANT_CREDIT -> one(reader.grantCredit());
            case WITHDRAW -> one(reader.withdraw());
            case MOVE_BUNDLE -> reader.moveBundle();
            case REDEEM -> reader.redeem();
            case AGREE -> reader.agree();
        };
    }

    private static Supplier<Wish> one(Supplier<? extends Action> action) {
        return () -> new Wish.One(action.get());
    }

    private Field<ItemId> item() {
        return in.required("item", Forms.text(ItemId::new));
    }

    private Field<PlanId> plan() {
        return in.required("plan", Forms.text(PlanId::new));
    }

    private Field<BigDecimal> quantity(@Nullable BigDecimal otherwise) {
        return in.optional("quantity", Forms.decimal(QUANTITY_DECIMALS_MAX), otherwise);
    }

    private Field<BundlePlace> bundle() {
        return in.objectOrNull("bundle", ActionReader::bundlePlace);
    }

    static Field<BundlePlace> bundlePlace(FieldReader in) {
        Field<BundleId> bundle = in.required("bundle", Forms.text(BundleId::new));
        Field<String> place = in.required("place", Forms.filled());
        return in.build(() -> new BundlePlace(bundle.get(), place.get()));
    }

    private Supplier<Action> addItem() {
        Field<ItemId> item = item();
        Field<PlanId> plan = plan();
        Field<BigDecimal> quantity = quantity(BigDecimal.ONE);
        Field<LocalDate> anchor = in.optional("anchor", Forms.date(), null);
        Field<BundlePlace> bundle = bundle();
        return () ->
                new Action.AddItem(
                        item.get(), plan.get(), quantity.get(), anchor.orNull(), bundle.orNull());
    }

    private Supplier<Action> removeItem() {
        Field<ItemId> item = item();
        return () -> new Action.RemoveItem(item.get());
    }

    private Supplier<Action> switchPlan() {
        Field<ItemId> item = item();
        Field<PlanId> plan = plan();
        Field<BigDecimal> quantity = quantity(null);
        Field<Boolean> reset = in.optional("resetAnchor", Forms.flag(), false);
        Field<BundlePlace> bundle = bundle();
        return () ->
                new Action.SwitchPlan(
                        item.get(), plan.get(), quantity.orNull(), reset.get(), bundle.orNull());
    }

    private Supplier<Action> setQuantity() {
        Field<ItemId> item = item();
        Field<BigDecimal> quantity = in.required("quantity", Forms.decimal(QUANTITY_DECIMALS_MAX));
        return () -> new Action.SetQuantity(item.get(), quantity.get());
    }

    private Supplier<Action> grantFree() {
        Field<ItemId> item = in.optional("item", Forms.text(ItemId::new), null);
        Field<LocalDateTime> until = in.required("until", Moments.form());
        Field<String> reason = in.required("reason", Forms.filled());
        return () -> new Action.GrantFree(item.orNull(), until.get(), reason.get());
    }

    private Supplier<Action> chargeFee() {
        Field<ProductId> product = in.required("product", Forms.text(ProductId::new));
        Field<String> description = in.required("description", Forms.filled());
        Field<BigDecimal> quantity = quantity(BigDecimal.ONE);
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<BigDecimal> price = in.required("price", Forms.decimal(UnitPrice.SCALE_MAX));
        return () ->
                new Action.ChargeFee(
                        product.get(),
                        description.get(),
                        quantity.get(),
                        new UnitPrice(currency.get(), price.get()));
    }

    private Supplier<Action> giveDiscount() {
        Field<Discount> discount = in.object("discount", CatalogReader::discount);
        Field<LocalDateTime> until = in.optional("until", Moments.form(), null);
        Field<String> reason = in.required("reason", Forms.filled());
        return () -> new Action.GiveDiscount(discount.get(), until.orNull(), reason.get());
    }

    private Supplier<Action> grantCredit() {
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<BigDecimal> amount = in.required("amount", Forms.decimal(UnitPrice.SCALE_MAX));
        Field<LocalDateTime> expires = in.required("expiresAt", Moments.form());
        return () -> new Action.GrantCredit(money(currency.get(), amount.get()), expires.get());
    }

    private static Money money(CurrencyUnit currency, BigDecimal amount) {
        try {
            return Money.of(currency, amount, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    "amount " + amount + " has more decimals than " + currency);
        }
    }

    private Supplier<Action> withdraw() {
        Field<String> change = in.required("change", Forms.filled());
        return () -> new Action.Withdraw(change.get());
    }

    private Supplier<Wish> moveBundle() {
        Field<BundleId> from = in.required("from", Forms.text(BundleId::new));
        Field<BundleId> to = in.required("to", Forms.text(BundleId::new));
        return () -> new Wish.MoveBundle(from.get(), to.get());
    }

    private Supplier<Wish> redeem() {
        Field<CouponId> coupon = in.required("coupon", Forms.text(CouponId::new));
        return () -> new Wish.Redeem(coupon.get());
    }

    private Supplier<Wish> agree() {
        Supplier<Terms> terms = TermsReader.terms(in);
        return () -> new Wish.Agree(terms.get());
    }
}
