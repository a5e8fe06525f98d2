package io.billfold.events.subscription;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Reads requests for previews. */
public final class PreviewReader {
    private final MessageJson json;

    public PreviewReader(EventJson json) {
        this.json = new MessageJson(json, ChangeReader.SIZE_MAX_BYTES);
    }

    /**
     * What somebody wants to see.
     *
     * @param account whose subscriptions' invoices, or null where a subscription is named
     * @param subscription whose invoices, or null for all of the account
     * @param change what would be changed before, or null
     * @param until last day whose invoices are wanted, or null for the next one only
     */
    public record Preview(
            @Nullable AccountId account,
            @Nullable SubscriptionId subscription,
            @Nullable ChangeRequest change,
            @Nullable LocalDate until) {
        public Preview {
            if (account == null && subscription == null && change == null) {
                throw new IllegalArgumentException(
                        "name an accountId, a subscriptionId or a change");
            }
        }
    }

    /** What became of reading a request. */
    public sealed interface Reading {
        /** It is well formed. */
        record Read(Preview preview) implements Reading {}

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
        in.required("version", Forms.integer(1, 1));
        Field<AccountId> account = in.optional("accountId", Forms.text(AccountId::new), null);
        Field<SubscriptionId> subscription =
                in.optional("subscriptionId", Forms.text(SubscriptionId::new), null);
        Field<ChangeRequest> change = in.objectOrNull("change", ChangeReader::request);
        Field<LocalDate> until = in.optional("until", Forms.date(), null);
        Field<Preview> preview =
                in.build(
                        () ->
                                new Preview(
                                        account.orNull(),
                                        subscription.orNull(),
                                        change.orNull(),
                                        until.orNull()));
        return in.problems().isEmpty()
                ? new Reading.Read(preview.get())
                : new Reading.Unreadable(in.problems());
    }
}
