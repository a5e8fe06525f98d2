package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.events.EventJson;
import io.billfold.events.PurchaseOrderReader;
import io.billfold.events.PurchaseOrderReader.Reading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /accounts/{id}/purchase-orders} and {@code PUT
 * /accounts/{id}/purchase-orders/{number}}.
 */
@Singleton
class PurchaseOrderCall {
    private static final String TITLE = "Purchase order refused";

    private final PurchaseOrderReader reader;
    private final KeepPurchaseOrder keepPurchaseOrder;

    PurchaseOrderCall(EventJson json, KeepPurchaseOrder keepPurchaseOrder) {
        this.reader = new PurchaseOrderReader(json);
        this.keepPurchaseOrder = keepPurchaseOrder;
    }

    /**
     * Answers a call.
     *
     * @return for a look 200 with the account's orders, 404 for an unknown account; for PUT 201 for
     *     a new one, 200 for one that was changed or is so already, 404 for an unknown account, 422
     *     with everything that is wrong
     */
    Answer answer(Call call) {
        AccountId account;
        try {
            account = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException e) {
            return Answer.refused(
                    TITLE, List.of(new Problem("id", String.valueOf(e.getMessage()))));
        }
        return call.method().equals("GET") ? list(account) : keep(account, call);
    }

    private Answer list(AccountId account) {
        return keepPurchaseOrder
                .list(account)
                .map(
                        orders ->
                                Answer.json(
                                        200,
                                        Map.of(
                                                "purchaseOrders",
                                                orders.stream()
                                                        .map(PurchaseOrderCall::body)
                                                        .toList())))
                .orElseGet(PurchaseOrderCall::unknown);
    }

    private Answer keep(AccountId account, Call call) {
        return switch (reader.read(call.pathParameter("number"), call.body())) {
            case Reading.Read(var wish) -> answer(keepPurchaseOrder.keep(account, wish));
            case Reading.Unreadable(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }

    private static Answer answer(Ordering ordering) {
        return switch (ordering) {
            case Ordering.Done(PurchaseOrder order, boolean isNew) ->
                    Answer.json(isNew ? 201 : 200, body(order));
            case Ordering.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
            case Ordering.UnknownAccount() -> unknown();
        };
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "No such account", "this account is not known: its first order comes first");
    }

    private static Map<String, Object> body(PurchaseOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accountId", order.account().value());
        body.put("number", order.number());
        body.put("currency", order.cap().getCurrencyUnit().getCode());
        body.put("cap", order.cap().getAmount().toPlainString());
        body.put("used", order.used().getAmount().toPlainString());
        body.put("validFrom", text(order.validFrom()));
        body.put("validUntil", text(order.validUntil()));
        return body;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
