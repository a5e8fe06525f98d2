package io.billfold.collectpayment;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.collectpayment.KeepMethods.Keeping;
import io.billfold.events.EventJson;
import io.billfold.events.PaymentMethodReader;
import io.billfold.events.PaymentMethodReader.Reading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import java.util.List;

/** The routes under {@code /accounts/{id}/payment-methods}. */
@Singleton
class MethodCall {
    private static final String TITLE = "Payment method refused";

    private final PaymentMethodReader reader;
    private final KeepMethods keepMethods;

    MethodCall(EventJson json, KeepMethods keepMethods) {
        this.reader = new PaymentMethodReader(json);
        this.keepMethods = keepMethods;
    }

    /**
     * Answers a call.
     *
     * @return for a look 200 with what the account pays with, the default first; for PUT 201 for a
     *     new one, 200 for one that was changed or is so already, 409 when there are as many as are
     *     kept, 422 with everything that is wrong; for DELETE 200 with what is left; 404 for an
     *     unknown account or method
     */
    Answer answer(Call call) {
        AccountId account;
        try {
            account = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException e) {
            return Answer.refused(
                    TITLE, List.of(new Problem("id", String.valueOf(e.getMessage()))));
        }
        return switch (call.method()) {
            case "GET" ->
                    keepMethods
                            .list(account)
                            .map(it -> Answer.json(200, MethodsAnswer.of(it)))
                            .orElseGet(MethodCall::unknownAccount);
            case "PUT" -> keep(account, call);
            case "DELETE" -> answer(keepMethods.remove(account, call.pathParameter("methodId")));
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private Answer keep(AccountId account, Call call) {
        return switch (reader.read(account, call.pathParameter("methodId"), call.body())) {
            case Reading.Read(PaymentMethod method, boolean isDefault) ->
                    answer(keepMethods.keep(method, isDefault));
            case Reading.Unreadable(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }

    private static Answer answer(Keeping keeping) {
        return switch (keeping) {
            case Keeping.Done(PaymentMethods after, boolean isNew) ->
                    Answer.json(isNew ? 201 : 200, MethodsAnswer.of(after));
            case Keeping.Full() ->
                    Answer.problem(
                            409,
                            TITLE,
                            "this account has "
                                    + PaymentMethods.METHODS_MAX
                                    + ": remove one first");
            case Keeping.UnknownAccount() -> unknownAccount();
            case Keeping.UnknownMethod() ->
                    Answer.problem(
                            404, "No such payment method", "the account has none with this id");
        };
    }

    private static Answer unknownAccount() {
        return Answer.problem(
                404, "No such account", "this account is not known: its first order comes first");
    }
}
