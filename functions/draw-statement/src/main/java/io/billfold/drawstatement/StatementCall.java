package io.billfold.drawstatement;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.List;

/** {@code GET /accounts/{id}/statement?seller=S&currency=EUR&from=D&to=D}: the PDF itself. */
@Singleton
class StatementCall {
    /**
     * The largest PDF that is answered: Lambda takes 6 MB of answer, and base64 makes three bytes
     * four (docs.aws.amazon.com/lambda, "Quotas").
     */
    static final int PDF_BYTES_MAX = 4 * 1024 * 1024;

    private final EventJson json;
    private final DrawStatement drawStatement;

    StatementCall(EventJson json, DrawStatement drawStatement) {
        this.json = json;
        this.drawStatement = drawStatement;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the PDF; 404 when there is no such account; 422 with what is wrong; 503 when
     *     the account was booked on all the while
     */
    Answer answer(Call call) {
        AccountId account;
        try {
            account = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException _) {
            return unknown();
        }
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<StatementRequest> request = request(account, in);
        return in.problems().isEmpty()
                ? answer(drawStatement.draw(request.get()))
                : refused(in.problems());
    }

    private static Field<StatementRequest> request(AccountId account, FieldReader in) {
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<CurrencyUnit> currency = in.optional("currency", Forms.currency(), null);
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        Field<LocalDate> to = in.optional("to", Forms.date(), null);
        return in.build(
                () ->
                        new StatementRequest(
                                account,
                                seller.get(),
                                currency.orNull(),
                                from.orNull(),
                                to.orNull()));
    }

    private static Answer answer(Drawing drawing) {
        return switch (drawing) {
            case Drawing.Done(byte[] pdf, String fileName) ->
                    pdf.length > PDF_BYTES_MAX
                            ? refused(
                                    List.of(
                                            new Problem(
                                                    "from",
                                                    "the statement is too long: ask for a shorter"
                                                            + " time")))
                            : Answer.file("application/pdf", fileName, pdf);
            case Drawing.UnknownAccount _ -> unknown();
            case Drawing.Busy _ ->
                    Answer.problem(
                            503,
                            "Account is busy",
                            "something was booked on it at every attempt: ask again in a moment");
            case Drawing.Refused(List<Problem> problems) -> refused(problems);
        };
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Account not found", "there is no account with this id; check the id");
    }

    private static Answer refused(List<Problem> problems) {
        return Answer.problem(
                422, "Statement refused", "correct what errors name and ask again", problems);
    }
}
