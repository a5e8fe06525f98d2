package io.billfold.events.subscription;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.ChangePolicy.When;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;

/** Reads requests for changes, and the changes of stored histories. */
public final class ChangeReader {
    /** A change is short; the longest names 50 cost centres. */
    public static final int SIZE_MAX_BYTES = 64 * 1024;

    private final MessageJson json;

    public ChangeReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    private enum Billing {
        NOW,
        NEXT
    }

    /** What became of reading a request. */
    public sealed interface Reading {
        /** It is well formed; whether it is accepted is for the rules to say. */
        record Read(ChangeRequest request) implements Reading {}

        /** It can't be read; everything that is wrong is named. */
        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads the bytes of a request. */
    public Reading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new Reading.Unreadable(List.of(problem));
        };
    }

    private static Reading read(JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<ChangeRequest> request = request(in);
        return in.problems().isEmpty()
                ? new Reading.Read(request.get())
                : new Reading.Unreadable(in.problems());
    }

    /** A request whose fields a reader holds. */
    public static Field<ChangeRequest> request(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id = in.required("changeId", Forms.filled());
        Field<SubscriptionId> subscription =
                in.required("subscriptionId", Forms.text(SubscriptionId::new));
        Field<LocalDateTime> at = in.optional("at", Moments.form(), null);
        Field<When> when = in.optional("when", Forms.kebab(When.class), null);
        Field<Billing> bill = in.optional("bill", Forms.word(Billing.class), Billing.NOW);
        Field<ActionReader.Deed> deed = in.required("do", Forms.kebab(ActionReader.Deed.class));
        Supplier<Wish> wish = ActionReader.wish(in, deed);
        return in.build(
                () ->
                        new ChangeRequest(
                                id.get(),
                                subscription.get(),
                                wish.get(),
                                at.orNull(),
                                when.orNull(),
                                bill.get() == Billing.NOW));
    }

    /** A change of a stored history, as {@link SubscriptionJson} wrote it. */
    public static Field<Change> change(FieldReader in) {
        Field<String> id = in.required("id", Forms.filled());
        Field<LocalDateTime> at = in.required("at", Moments.form());
        Field<ActionReader.Deed> deed = in.required("do", Forms.kebab(ActionReader.Deed.class));
        Supplier<Wish> wish = ActionReader.wish(in, deed);
        return in.build(() -> new Change(id.get(), at.get(), single(wish.get())));
    }

    private static Action single(Wish wish) {
        if (wish instanceof Wish.One(var action)) {
            return action;
        }
        throw new IllegalArgumentException("is no entry of a history");
    }
}
