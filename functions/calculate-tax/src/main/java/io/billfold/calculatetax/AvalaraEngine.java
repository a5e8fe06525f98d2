package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.tax.SellerSales;
import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Avalara AvaTax, REST v2. A draft is asked about as an order, which AvaTax forgets; an issued
 * invoice is recorded and committed under its number, with the tax that stands on it. An answer
 * whose sums don't match is none.
 */
final class AvalaraEngine implements TaxEngine, AutoCloseable {
    private final AvalaraClient client;
    private final AvalaraRequest requests;
    private final AvalaraTreatments treatments;
    private final EventJson json;

    AvalaraEngine(
            AvalaraClient client,
            AvalaraRequest requests,
            AvalaraTreatments treatments,
            EventJson json) {
        this.client = client;
        this.requests = requests;
        this.treatments = treatments;
        this.json = json;
    }

    /** An answer that was understood, or why there is none. */
    private sealed interface Result {
        record Transaction(AvalaraTransaction transaction) implements Result {}

        record Refused(List<Problem> problems, boolean isKnown) implements Result {}

        record Unavailable(String reason) implements Result {}
    }

    @Override
    public Quote quote(Draft draft, SellerSales sales) {
        boolean isReturn = draft.kind() == Draft.Kind.CREDIT_NOTE;
        return switch (ask(client.create(requests.quote(draft)), isReturn)) {
            case Result.Transaction(AvalaraTransaction transaction) ->
                    taxed(draft, sales, transaction);
            case Result.Refused(List<Problem> problems, _) -> new Quote.Refused(problems);
            case Result.Unavailable(String reason) -> new Quote.Unavailable(reason);
        };
    }

    private Quote taxed(Draft draft, SellerSales sales, AvalaraTransaction transaction) {
        String mismatch = AvalaraSums.mismatch(draft, transaction);
        if (mismatch != null) {
            return new Quote.Unavailable("AvaTax: " + mismatch);
        }
        return switch (treatments.of(draft, sales, transaction)) {
            case AvalaraTreatments.Reading.Treated treated ->
                    AvalaraAmounts.taxed(draft, transaction, treated.lines());
            case AvalaraTreatments.Reading.Not(Quote why) -> why;
        };
    }

    @Override
    public Commitment commit(Invoice invoice) {
        boolean isReturn = invoice.content().kind() == Draft.Kind.CREDIT_NOTE;
        return switch (ask(client.create(requests.commit(invoice)), isReturn)) {
            case Result.Transaction(AvalaraTransaction transaction) ->
                    committed(invoice, transaction.totalTax());
            case Result.Refused(_, boolean isKnown) when isKnown -> new Commitment.AlreadyThere();
            case Result.Refused(List<Problem> problems, _) -> new Commitment.Refused(problems);
            case Result.Unavailable(String reason) -> new Commitment.Unavailable(reason);
        };
    }

    private static Commitment committed(Invoice invoice, BigDecimal recorded) {
        BigDecimal invoiced = invoice.tax().getAmount();
        return recorded.compareTo(invoiced) == 0
                ? new Commitment.Done()
                : new Commitment.Unavailable(
                        "AvaTax recorded " + recorded + " where " + invoiced + " was invoiced");
    }

    private Result ask(AvalaraClient.Reply reply, boolean isReturn) {
        return switch (reply) {
            case AvalaraClient.Reply.Silent(String reason) -> new Result.Unavailable(reason);
            case AvalaraClient.Reply.Answered(int status, byte[] body) ->
                    read(status, tree(body), isReturn);
        };
    }

    private static Result read(int status, @Nullable JsonNode answer, boolean isReturn) {
        if (status < 200 || status > 299) {
            return failed(status, answer);
        }
        if (answer == null) {
            return new Result.Unavailable("AvaTax: an answer that is not JSON");
        }
        try {
            return new Result.Transaction(AvalaraReader.transaction(answer, isReturn));
        } catch (IllegalArgumentException e) {
            return new Result.Unavailable(
                    "AvaTax: an answer that can't be read: " + e.getMessage());
        }
    }

    private static Result failed(int status, @Nullable JsonNode answer) {
        AvalaraError error = answer == null ? null : AvalaraError.from(answer);
        if (error == null || !AvalaraError.isOfTheDocument(status)) {
            String message = error == null ? "" : ": " + error.message();
            return new Result.Unavailable("AvaTax: HTTP status " + status + message);
        }
        return new Result.Refused(error.problems(), error.isAlreadyThere());
    }

    private @Nullable JsonNode tree(byte[] body) {
        try {
            return json.tree(body);
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
