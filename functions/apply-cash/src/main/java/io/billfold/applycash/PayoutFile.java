package io.billfold.applycash;

import io.billfold.billing.payout.PayoutReport;

import java.util.List;

/** Reads providers' reports of payouts; what the first line names says whose it is. */
final class PayoutFile {
    private static final int FIRST_LINE_MAX = 10_000;

    private PayoutFile() {}

    /** Whether a file is one. */
    static boolean isOne(byte[] file) {
        String first = firstLine(StatementFile.text(file));
        return StripeReport.isLike(first) || AdyenReport.isLike(first);
    }

    private static String firstLine(String text) {
        String start = text.stripLeading();
        int end = start.indexOf('\n');
        return start.substring(0, Math.min(end < 0 ? start.length() : end, FIRST_LINE_MAX));
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the place and the reason
     */
    static List<PayoutReport> read(byte[] file) {
        String text = StatementFile.text(file).stripLeading();
        try {
            return StripeReport.isLike(firstLine(text))
                    ? StripeReport.read(text)
                    : AdyenReport.read(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableFileException("file", String.valueOf(e.getMessage()));
        }
    }
}
