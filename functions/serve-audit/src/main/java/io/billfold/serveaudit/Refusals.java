package io.billfold.serveaudit;

import io.billfold.billing.Problem;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.Permission;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;

import java.util.List;
import java.util.Optional;

/** What callers are told when they get nothing. */
final class Refusals {
    private Refusals() {}

    /** The token's roles do not allow it. */
    static Answer forbidden(Caller caller, Permission permission) {
        return Answer.problem(403, "Not allowed", caller.roles().refusal(permission));
    }

    static Answer unknown() {
        return Answer.problem(
                404, "Invoice not found", "there is no invoice with this number; check the number");
    }

    /** Others wrote into the access log during all attempts. */
    static Answer busy() {
        return Answer.problem(
                503,
                "Access not written down",
                "too many look at invoices at once, and nothing is shown that is not written down:"
                        + " ask again in a moment");
    }

    static Answer wrong(String title, List<Problem> problems) {
        return Answer.problem(422, title, "correct what errors name and ask again", problems);
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
