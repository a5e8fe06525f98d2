package io.billfold.changesubscription;

import io.billfold.billing.Problem;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.EventJson;
import io.billfold.events.subscription.ChangeReader;
import io.billfold.events.subscription.SubscriptionJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /subscriptions/{id}/changes} and {@code GET /subscriptions/{id}}. */
@Singleton
class SubscriptionCall {
    private static final String TITLE = "Change refused";

    private final ChangeReader reader;
    private final ChangeSubscription changeSubscription;
    private final SubscriptionStore subscriptions;

    SubscriptionCall(
            EventJson json,
            ChangeSubscription changeSubscription,
            SubscriptionStore subscriptions) {
        this.reader = new ChangeReader(json);
        this.changeSubscription = changeSubscription;
        this.subscriptions = subscriptions;
    }

    /**
     * Answers a call.
     *
     * @return for a change 201 when it is recorded, 200 when it was before, 409 when its id is
     *     another change's, 422 with everything that is wrong; for a look 200 or 404
     */
    Answer answer(Call call) {
        return call.method().equals("GET") ? show(call) : change(call);
    }

    private Answer show(Call call) {
        Optional<Subscription> found;
        try {
            found =
                    subscriptions
                            .find(new SubscriptionId(call.pathParameter("id")))
                            .map(Versioned::value);
        } catch (IllegalArgumentException _) {
            found = Optional.empty();
        }
        return found.map(subscription -> Answer.json(200, SubscriptionJson.of(subscription)))
                .orElseGet(
                        () ->
                                Answer.problem(
                                        404,
                                        "No such subscription",
                                        "there is no subscription " + call.pathParameter("id")));
    }

    private Answer change(Call call) {
        return switch (reader.read(call.body())) {
            case ChangeReader.Reading.Read(ChangeRequest request) -> answer(checked(call, request));
            case ChangeReader.Reading.Unreadable(List<Problem> problems) ->
                    answer(changeSubscription.refused(null, call.body(), problems));
        };
    }

    private Changing checked(Call call, ChangeRequest request) {
        String id = call.pathParameter("id");
        if (request.subscription().value().equals(id)) {
            return changeSubscription.change(request, call.body());
        }
        String reason = "must be " + id + " as in the path, was " + request.subscription();
        return changeSubscription.refused(
                request.id(), call.body(), List.of(new Problem("subscriptionId", reason)));
    }

    private static Answer answer(Changing changing) {
        return switch (changing) {
            case Changing.Done(Subscription after) -> Answer.json(201, body(after));
            case Changing.Repeated(Subscription now) -> Answer.json(200, body(now));
            case Changing.Conflicting(String reason) -> Answer.problem(409, TITLE, reason);
            case Changing.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }

    private static Map<String, Object> body(Subscription subscription) {
        return SubscriptionJson.of(subscription);
    }
}
