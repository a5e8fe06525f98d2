package io.billfold.billing.einvoice;

import java.math.BigInteger;

/** Check digits of numbers that others gave. */
final class CheckDigits {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private CheckDigits() {}

    /**
     * Whether a text is an IBAN (ISO 13616) with the right check digits (ISO/IEC 7064 mod 97-10).
     */
    static boolean isIban(String text) {
        String compact = text.replace(" ", "");
        if (!compact.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (compact.substring(4) + compact.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }

    /** Luhn's sum: Swedish organisation numbers. */
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    /** GS1's sum with weights 3 and 1: a GLN. */
    static boolean isGs1(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 3;
        }
        return sum % 10 == 0;
    }

    /** Mod 11 with weights 2 to 7 from the right: Norwegian organisation numbers. */
    static boolean isMod11(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = i == 0 ? 1 : 2 + (i - 1) % 6;
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * weight;
        }
        return sum % 11 == 0;
    }

    /** 97 less the first eight digits mod 97: Belgian enterprise numbers. */
    static boolean isBelgian(String digits) {
        int number = Integer.parseInt(digits.substring(0, 8));
        return 97 - number % 97 == Integer.parseInt(digits.substring(8));
    }

    /** Luhn's sum after the country: Italian VAT numbers. */
    static boolean isItalian(String id) {
        return isLuhn(id.substring(2));
    }

    /** The weighted sum of all, one less than the first, is a multiple of 89: Australian ABNs. */
    static boolean isAustralian(String digits) {
        int sum = (digits.charAt(0) - '1') * 10;
        for (int i = 1; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (2 * i - 1);
        }
        return sum % 89 == 0;
    }
}
