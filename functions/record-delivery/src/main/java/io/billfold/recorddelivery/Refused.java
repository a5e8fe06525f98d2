package io.billfold.recorddelivery;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;

import java.util.List;
import java.util.Optional;

/** What callers are told when they get nothing. */
final class Refused {
    private static final String TITLE = "Delivery refused";

    private Refused() {}

    static Answer unknown() {
        return Answer.problem(
                404, "Invoice not found", "there is no invoice with this number; check the number");
    }

    static Answer wrong(List<Problem> problems) {
        return Answer.problem(422, TITLE, "correct what errors name and send again", problems);
    }

    static Answer conflict(String detail) {
        return Answer.problem(409, TITLE, detail);
    }

    /** The invoice number of a path; empty when it is none. */
    static Optional<InvoiceNumber> number(String text) {
        try {
            return Optional.of(InvoiceNumber.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
