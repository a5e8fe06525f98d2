package io.billfold.document;

import io.billfold.billing.document.Party;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/**
 * The payment part of a Swiss QR-bill (SIX, Swiss Implementation Guidelines for the QR-bill,
 * version 2.3, data version 0200).
 *
 * @param iban of Switzerland or Liechtenstein
 * @param debtor null where the payer fills it in
 * @param message what stands beside the reference
 */
record SwissQrBill(
        String iban,
        SwissParty creditor,
        Money amount,
        @Nullable SwissParty debtor,
        PaymentReference reference,
        String message) {
    private static final Set<String> COUNTRIES = Set.of("CH", "LI");
    private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("999999999.99");
    private static final int MESSAGE_MAX = 140;
    private static final int DEBTOR_LINES = 7;

    /**
     * The bill for a transfer, or null where there is none for it: another currency, an account
     * elsewhere, or a payee whose name or address the code can't hold.
     */
    static @Nullable SwissQrBill of(BankTransfer transfer, Party seller, Party buyer) {
        Money amount = transfer.amount();
        boolean isPayable =
                CURRENCIES.contains(amount.getCurrencyUnit().getCode())
                        && amount.getAmount().compareTo(AMOUNT_MAX) <= 0;
        SwissParty creditor = SwissParty.of(seller);
        if (!isPayable || creditor == null || !isSwiss(transfer)) {
            return null;
        }
        String message = EpcCode.cut(transfer.remittance(), MESSAGE_MAX);
        return new SwissQrBill(
                transfer.to().number(),
                creditor,
                amount,
                SwissParty.of(buyer),
                PaymentReference.of(transfer.to().number(), transfer.remittance()),
                SwissParty.isPermitted(message) ? message : "");
    }

    private static boolean isSwiss(BankTransfer transfer) {
        return transfer.hasValidIban() && COUNTRIES.contains(transfer.country());
    }

    /** What the code says: 31 lines up to the end of the payment's data. */
    String payload() {
        return String.join(
                "\n",
                "SPC",
                "0200",
                "1",
                iban,
                creditor.data(),
                // ultimate creditor: reserved
                "\n".repeat(DEBTOR_LINES - 1),
                amount.getAmount().toPlainString(),
                amount.getCurrencyUnit().getCode(),
                debtor == null ? "\n".repeat(DEBTOR_LINES - 1) : debtor.data(),
                reference.kind().name(),
                reference.value(),
                message,
                "EPD");
    }
}
