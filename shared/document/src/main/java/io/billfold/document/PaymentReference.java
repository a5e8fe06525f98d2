package io.billfold.document;

/**
 * The reference of a Swiss QR-bill (SIX, Swiss Implementation Guidelines for the QR-bill 2.3).
 *
 * @param kind which of the three
 * @param value as it stands in the code; empty for none
 */
record PaymentReference(Kind kind, String value) {
    /** The kinds of references, by their names in the code. */
    enum Kind {
        /** 27 digits, the last a check digit; a QR-IBAN takes no other. */
        QRR,
        /** Creditor reference of ISO 11649. */
        SCOR,
        /** None. */
        NON
    }

    private static final int QRR_DIGITS = 26;
    private static final int SCOR_REST_MAX = 21;
    private static final int GROUP = 5;

    /** Modulo 10 recursive: the table of the standard. */
    private static final int[] MODULO_10 = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    /**
     * The reference that stands for what the payer should quote.
     *
     * @param iban of the payee
     * @param remittance for example an invoice number; one that is a creditor reference stays one
     */
    static PaymentReference of(String iban, String remittance) {
        String plain = plain(remittance);
        if (isQrIban(iban)) {
            return qrr(plain);
        }
        if (plain.startsWith("RF") && Mod97.isValid(plain)) {
            return new PaymentReference(Kind.SCOR, plain);
        }
        boolean fits = !plain.isEmpty() && plain.length() <= SCOR_REST_MAX;
        return fits
                ? new PaymentReference(Kind.SCOR, "RF" + Mod97.checkDigits("RF", plain) + plain)
                : new PaymentReference(Kind.NON, "");
    }

    /** As it is printed: QR references in fives from the right, creditor references in fours. */
    String printed() {
        return switch (kind) {
            case QRR -> value.substring(0, 2) + value.substring(2).replaceAll("(.{5})", " $1");
            case SCOR -> Figures.iban(value);
            case NON -> "";
        };
    }

    /** Whether the bank's number in an IBAN is one of those for QR-bills, 30000 to 31999. */
    private static boolean isQrIban(String iban) {
        String bank = iban.substring(4, 4 + GROUP);
        return bank.startsWith("30") || bank.startsWith("31");
    }

    /** Letters are two digits each, as in an IBAN; of too many digits the last ones. */
    private static PaymentReference qrr(String plain) {
        StringBuilder digits = new StringBuilder();
        plain.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        String all = "0".repeat(QRR_DIGITS) + digits;
        boolean isWhole = plain.length() == QRR_DIGITS + 1 && isQrr(plain);
        String value =
                isWhole ? plain.substring(0, QRR_DIGITS) : all.substring(all.length() - QRR_DIGITS);
        return new PaymentReference(Kind.QRR, value + checkDigit(value));
    }

    private static boolean isQrr(String plain) {
        boolean isNumber = plain.chars().allMatch(c -> c >= '0' && c <= '9');
        String number = plain.substring(0, QRR_DIGITS);
        return isNumber && plain.charAt(QRR_DIGITS) == '0' + checkDigit(number);
    }

    private static int checkDigit(String digits) {
        int carry = 0;
        for (int i = 0; i < digits.length(); i++) {
            carry = MODULO_10[(carry + digits.charAt(i) - '0') % 10];
        }
        return (10 - carry) % 10;
    }

    /** Letters and digits alone, in capitals. */
    private static String plain(String remittance) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < remittance.length(); i++) {
            char c = remittance.charAt(i);
            boolean isLower = c >= 'a' && c <= 'z';
            if (isLower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                plain.append(isLower ? (char) (c - 'a' + 'A') : c);
            }
        }
        return plain.toString();
    }
}
