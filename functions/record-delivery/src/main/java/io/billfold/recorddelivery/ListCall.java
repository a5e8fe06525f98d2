package io.billfold.recorddelivery;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.Worklist;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DeliveryStore;
import io.billfold.store.DeliveryStore.Listed;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /deliveries} and {@code GET /deliveries/refused}. */
@Singleton
class ListCall {
    /** The most deliveries of one answer: each is a KB or two. */
    static final int LIMIT_MAX = 100;

    /** The most deliveries that one call reads to find those of a seller. */
    static final int READ_MAX = 1_000;

    private final EventJson json;
    private final DeliveryStore deliveries;

    ListCall(EventJson json, DeliveryStore deliveries) {
        this.json = json;
        this.deliveries = deliveries;
    }

    /**
     * What is asked for.
     *
     * @param seller null for all
     * @param after the key of the last that was seen, or null
     */
    private record Query(
            Worklist list, @Nullable SellerId seller, @Nullable String after, int limit) {}

    /** What is on a list: 200 with a page of it, or 422 with what is wrong in the query. */
    Answer list(Call call) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<Query> query = query(in);
        return in.problems().isEmpty()
                ? Answer.json(200, page(query.get()))
                : Refused.wrong(in.problems());
    }

    private static Field<Query> query(FieldReader in) {
        Field<Worklist> list = in.required("list", Forms.kebab(Worklist.class));
        Field<SellerId> seller = in.optional("seller", Forms.text(SellerId::new), null);
        Field<String> after = in.optional("after", Forms.text(ListCall::key), null);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT_MAX);
        return in.build(() -> new Query(list.get(), seller.orNull(), after.orNull(), limit.get()));
    }

    private static String key(String text) {
        if (!DeliveryStore.isKey(text)) {
            throw new IllegalArgumentException("was changed: send what was answered as next");
        }
        return text;
    }

    /** It may hold fewer than were asked for, and more may follow. */
    private DeliveriesAnswer page(Query query) {
        List<DeliveryAnswer> found = new ArrayList<>();
        String after = query.after();
        for (int read = 0; read < READ_MAX; read += LIMIT_MAX) {
            List<Listed> listed = deliveries.list(query.list(), after, LIMIT_MAX);
            for (Delivery each : deliveries.findAll(listed.stream().map(Listed::id).toList())) {
                if (found.size() == query.limit()) {
                    return new DeliveriesAnswer(found, after);
                }
                if (isAsked(each, query)) {
                    found.add(DeliveryAnswer.of(each));
                }
                after = keyOf(each, listed);
            }
            if (listed.size() < LIMIT_MAX) {
                return new DeliveriesAnswer(found, null);
            }
            after = listed.getLast().key();
        }
        return new DeliveriesAnswer(found, after);
    }

    /** The index may be behind the table: what left the list is not on it. */
    private static boolean isAsked(Delivery delivery, Query query) {
        return delivery.step().worklist() == query.list()
                && (query.seller() == null || query.seller().equals(delivery.seller()));
    }

    private static String keyOf(Delivery delivery, List<Listed> listed) {
        return listed.stream()
                .filter(it -> it.id().equals(delivery.id()))
                .map(Listed::key)
                .findFirst()
                .orElseThrow();
    }

    /** What could not be understood in a month: 200, or 422 where the month is none. */
    Answer refused(Call call) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<YearMonth> month = in.required("month", Forms.text(ListCall::month));
        in.build(() -> call);
        return in.problems().isEmpty()
                ? Answer.json(
                        200,
                        new RefusedAnswer(
                                month.get().toString(),
                                deliveries.refused().list(month.get()).stream()
                                        .map(RefusedAnswer.Refused::of)
                                        .toList()))
                : Refused.wrong(in.problems());
    }

    private static YearMonth month(String text) {
        if (!text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException(
                    "must be a month such as 2026-01, was '" + Forms.shortened(text) + "'");
        }
        return YearMonth.parse(text);
    }
}
