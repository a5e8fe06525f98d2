package io.billfold.document.xml;

import org.joda.money.Money;

import java.math.BigDecimal;

/** Numbers as both syntaxes write them. */
final class XmlFigures {
    /** Rules BR-DEC. */
    private static final int DECIMALS_MAX = 2;

    private XmlFigures() {}

    /** A number without superfluous zeros and without an exponent, for example {@code 19}. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** An amount; a third decimal stands only where it says something: EN 16931 takes two. */
    static String amount(Money money) {
        BigDecimal stripped = money.getAmount().stripTrailingZeros();
        int scale = Math.min(money.getScale(), DECIMALS_MAX);
        return hasThirdDecimal(money)
                ? stripped.toPlainString()
                : stripped.setScale(scale).toPlainString();
    }

    /** Whether an amount needs more decimals than EN 16931 takes. */
    private static boolean hasThirdDecimal(Money money) {
        return money.getAmount().stripTrailingZeros().scale() > DECIMALS_MAX;
    }
}
