package io.billfold.events.catalog;

import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.ProductId;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads coupons and discounts. */
final class CouponReader {
    private static final int PRODUCTS_MAX = 100;
    private static final int MONTHS_MAX = 1200;

    private CouponReader() {}

    static Field<Coupon> coupon(FieldReader in, Forms.Form<CouponId> ids) {
        Field<CouponId> id = in.required("id", ids);
        Supplier<Discount> discount = discount(in);
        Field<LocalDate> from = in.required("from", Forms.date());
        Field<@Nullable LocalDate> until = in.optional("until", Forms.date(), null);
        Field<Integer> months = in.optional("months", Forms.integer(1, MONTHS_MAX), null);
        Field<Integer> redemptionsMax =
                in.optional("redemptionsMax", Forms.integer(1, Integer.MAX_VALUE), null);
        return in.build(
                () ->
                        new Coupon(
                                id.get(),
                                discount.get(),
                                from.get(),
                                until.orNull(),
                                months.orNull(),
                                redemptionsMax.orNull()));
    }

    /** Reads a discount's fields, which stand among others; it is made within their build. */
    static Supplier<Discount> discount(FieldReader in) {
        Field<CurrencyUnit> currency = in.optional("currency", Forms.currency(), null);
        Field<BigDecimal> percent = in.optional("percent", CatalogForms.percent(), null);
        Field<BigDecimal> amount = in.optional("amount", CatalogForms.amount(currency), null);
        Field<BigDecimal> totalMax = in.optional("totalMax", CatalogForms.amount(currency), null);
        Field<List<ProductId>> products =
                in.values("products", PRODUCTS_MAX, Forms.text(ProductId::new));
        return () ->
                made(
                        percent.orNull(),
                        amount.orNull(),
                        totalMax.orNull(),
                        currency.orNull(),
                        Set.copyOf(products.get()));
    }

    private static Discount made(
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal totalMax,
            @Nullable CurrencyUnit currency,
            Set<ProductId> products) {
        if ((percent == null) == (amount == null)) {
            throw new IllegalArgumentException("must have either percent or amount");
        }
        if ((currency == null) != (amount == null && totalMax == null)) {
            throw new IllegalArgumentException(
                    currency == null
                            ? "currency is missing: the discount has an amount"
                            : "currency is given, but no amount and no totalMax");
        }
        Money most = currency == null || totalMax == null ? null : money(currency, totalMax);
        return currency == null || amount == null
                ? new Discount.Share(percent(percent), most, products)
                : new Discount.Amount(money(currency, amount), most, products);
    }

    /** Of digits that were counted before; zeros after them, as in 10.000, are none. */
    private static Money money(CurrencyUnit currency, BigDecimal amount) {
        return Money.of(currency, amount, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            throw new IllegalArgumentException("must have either percent or amount");
        }
        return percent;
    }
}
