package io.billfold.events.catalog;

import io.billfold.billing.Checks;
import io.billfold.events.Field;
import io.billfold.events.Forms;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** The forms that a catalog's fields have beyond those of every message. */
final class CatalogForms {
    /** The longest name or description that an invoice's columns hold. */
    private static final int NAME_MAX = 200;

    /** A share has two decimals more than a price: 0.0000000001 percent of one euro. */
    private static final int PERCENT_SCALE_MAX = UnitPrice.SCALE_MAX - 2;

    /** Decimals of an amount whose currency could not be read. */
    private static final int DECIMALS_MAX = 3;

    private CatalogForms() {}

    /** An identifier in text form, for what has no type of its own. */
    static Forms.Form<String> id(String name) {
        return Forms.text(text -> Checks.id(name, text));
    }

    /** A name or description. */
    static Forms.Form<String> name() {
        return json -> {
            String name = Forms.filled().read(json);
            if (name.length() > NAME_MAX) {
                throw new IllegalArgumentException(
                        "has %d characters, at most %d are allowed"
                                .formatted(name.length(), NAME_MAX));
            }
            return name;
        };
    }

    /** What must not stand twice in its list. */
    static <T> Forms.Form<T> once(Forms.Form<T> form, Set<T> seen) {
        return json -> {
            T value = form.read(json);
            if (!seen.add(value)) {
                throw new IllegalArgumentException("'" + value + "' stands twice");
            }
            return value;
        };
    }

    /** A price in major units, with at least its currency's decimals: 9.9 is 9.90. */
    static Forms.Form<BigDecimal> price(CurrencyUnit currency) {
        return json -> {
            BigDecimal price = plain(Forms.decimal(UnitPrice.SCALE_MAX).read(json));
            int scale = Math.max(price.scale(), currency.getDecimalPlaces());
            return price.setScale(scale, RoundingMode.UNNECESSARY);
        };
    }

    /** An amount above zero that its currency can hold; any decimals when that one is wrong. */
    static Forms.Form<BigDecimal> amount(Field<CurrencyUnit> currency) {
        int decimals =
                currency.isRight() && currency.orNull() != null
                        ? currency.get().getDecimalPlaces()
                        : DECIMALS_MAX;
        return json -> above0(Forms.decimal(decimals).read(json));
    }

    /** Units, without needless zeros. */
    static Forms.Form<BigDecimal> quantity() {
        return json -> plain(Forms.decimal(UnitPrice.SCALE_MAX).read(json));
    }

    /** Units, at least a part of one. */
    static Forms.Form<BigDecimal> quantityAbove0() {
        return json -> above0(quantity().read(json));
    }

    /** A share in percent, without needless zeros. */
    static Forms.Form<BigDecimal> percent() {
        return json -> plain(Forms.decimal(PERCENT_SCALE_MAX).read(json));
    }

    private static BigDecimal above0(BigDecimal number) {
        if (number.signum() == 0) {
            throw new IllegalArgumentException("must be above 0");
        }
        return number;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
