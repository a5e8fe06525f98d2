package io.billfold.applycash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.cash.BankStatement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Reads statements of any form that is known; what a file begins with says which one it is. */
final class StatementFile {
    /** 10,000 entries of camt.053 with all their details, in an eighth of the function's memory. */
    static final int SIZE_MAX_BYTES = 16 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private StatementFile() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the place and the reason
     */
    static List<BankStatement> read(byte[] file) {
        String text = text(file).stripLeading();
        try {
            if (text.startsWith("<")) {
                return Camt053.read(file);
            } else if (text.startsWith("01,")) {
                return Bai2.read(text);
            } else if (text.startsWith("{1:") || text.startsWith(":20:")) {
                return Mt940.read(text);
            } else if (text.startsWith(CsvStatement.HEADER_START)) {
                return CsvStatement.read(text);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableFileException("file", String.valueOf(e.getMessage()));
        }
        throw new UnreadableFileException(
                "line 1",
                "is the beginning of neither camt.053, MT940, BAI2, our CSV, Stripe's payout"
                        + " reconciliation nor Adyen's settlement details");
    }

    /** Old forms come in what a bank's machine writes: UTF-8 if it can be, else Latin 1. */
    static String text(byte[] file) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException _) {
            text = new String(file, ISO_8859_1);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
