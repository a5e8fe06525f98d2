package io.billfold.document;

import org.joda.money.Money;

/** Numbers as other standards than the reader's language print them. */
final class Figures {
    private static final int GROUP = 3;

    private Figures() {}

    /** An IBAN in groups of four, as ISO 13616 prints it. */
    static String iban(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** An amount as the Swiss payment standards print it: {@code 1 190.00}. */
    static String spaced(Money money) {
        String plain = money.getAmount().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder spaced = new StringBuilder(plain);
        int firstDigit = money.isNegative() ? 1 : 0;
        for (int i = (point < 0 ? plain.length() : point) - GROUP; i > firstDigit; i -= GROUP) {
            spaced.insert(i, ' ');
        }
        return spaced.toString();
    }
}
