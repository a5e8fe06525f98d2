package io.billfold.store;

import io.billfold.billing.account.AccountId;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What billing runs asked for and what came of it: in the Subscriptions table. Each subscription
 * and group has an item of its own for a day, so that nothing is counted twice and no item is hot;
 * it is written with what it tells of.
 */
public class BillingRunStore {
    /** As long as the events that tell the same. */
    private static final Duration RETENTION = Commit.OUTBOX_RETENTION;

    private static final long FORM = 1;

    private final Dynamo dynamo;

    public BillingRunStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What came of a subscription or a group on a day. The later one in this order counts. */
    public enum Result {
        /** Nothing was to bill. */
        NOTHING,
        /** It waits for others of the account that pays. */
        COLLECTED,
        /** It is on its way to an invoice. */
        DRAFTED,
        /** It waits for somebody; the draft says why. */
        HELD,
        /** Something is wrong with it or with us; it is tried again. */
        FAILED;

        /** The one that counts. */
        public Result or(Result other) {
            return other.compareTo(this) > 0 ? other : this;
        }
    }

    /**
     * What came of one subscription or group.
     *
     * @param run the day of the run, in UTC
     * @param subject the subscription's id or the group's key
     * @param account whose it is, or null where that could not be found out
     * @param detail the draft, or why it failed; null where nothing was to bill
     */
    public record Outcome(
            LocalDate run,
            String subject,
            @Nullable AccountId account,
            Result result,
            @Nullable String detail) {}

    /**
     * What a run asked for.
     *
     * @param startedAt when it was due
     * @param account the only account that it looked at, or null for all
     * @param until the last day that it looked at
     * @param asked how many subscriptions and groups; counted so far while it runs
     * @param isDone whether it came to its end
     */
    public record Run(
            Instant startedAt,
            @Nullable AccountId account,
            LocalDate until,
            long asked,
            boolean isDone) {}

    /**
     * The outcomes of a day.
     *
     * @param counts of each result that there is
     * @param trouble what is held or failed, the first {@value #TROUBLE_MAX}
     */
    public record Summary(Map<Result, Long> counts, List<Outcome> trouble) {}

    /** As many as somebody reads. */
    public static final int TROUBLE_MAX = 100;

    /** Writes what a run asked for; the run's next word replaces it. */
    public Commit save(Commit commit, Run run) {
        AccountId account = run.account();
        String month = YearMonth.from(run.startedAt().atZone(ZoneOffset.UTC)).toString();
        return commit.put(
                Table.SUBSCRIPTIONS,
                Item.of(runsPk(month), run.startedAt() + (account == null ? "" : "#" + account))
                        .with("form", FORM)
                        .with("startedAt", run.startedAt().toString())
                        .with("accountId", account == null ? null : account.value())
                        .with("until", run.until().toString())
                        .with("asked", run.asked())
                        .with("state", run.isDone() ? "done" : "running")
                        .with("ttl", run.startedAt().plus(RETENTION).getEpochSecond()));
    }

    /** The runs of a month, in the order of time. */
    public List<Run> runs(YearMonth month) {
        return dynamo.list(Table.SUBSCRIPTIONS, runsPk(month.toString())).stream()
                .map(BillingRunStore::run)
                .toList();
    }

    private static Run run(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return new Run(
                item.instant("startedAt"),
                account(item),
                item.date("until"),
                item.number("asked"),
                item.text("state").equals("done"));
    }

    private static @Nullable AccountId account(Attributes item) {
        String id = item.optionalText("accountId");
        return id == null ? null : new AccountId(id);
    }

    /** Writes what came of something; what came of it before on that day is forgotten. */
    public Commit save(Commit commit, Outcome outcome) {
        AccountId account = outcome.account();
        Instant midnight = outcome.run().atStartOfDay(ZoneOffset.UTC).toInstant();
        return commit.put(
                Table.SUBSCRIPTIONS,
                Item.of(outcomesPk(outcome.run(), Shard.of(outcome.subject())), outcome.subject())
                        .with("form", FORM)
                        .with("accountId", account == null ? null : account.value())
                        .with("result", Words.of(outcome.result()))
                        .with("detail", outcome.detail())
                        .with("ttl", midnight.plus(RETENTION).getEpochSecond()));
    }

    /** What came of a day's runs. It reads every outcome of the day, page by page. */
    public Summary summary(LocalDate run) {
        Map<Result, Long> counts = new EnumMap<>(Result.class);
        List<Outcome> trouble = new ArrayList<>();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            String pk = outcomesPk(run, shard);
            Map<String, AttributeValue> last = Map.of();
            do {
                QueryResponse page = page(pk, last);
                page.items().forEach(item -> count(outcome(run, item), counts, trouble));
                last = page.lastEvaluatedKey();
            } while (!last.isEmpty());
        }
        return new Summary(counts, trouble);
    }

    private QueryResponse page(String pk, Map<String, AttributeValue> after) {
        return dynamo.page(
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                        .exclusiveStartKey(after.isEmpty() ? null : after)
                        .build());
    }

    private static void count(Outcome outcome, Map<Result, Long> counts, List<Outcome> trouble) {
        counts.merge(outcome.result(), 1L, Long::sum);
        boolean isTrouble = outcome.result().compareTo(Result.HELD) >= 0;
        if (isTrouble && trouble.size() < TROUBLE_MAX) {
            trouble.add(outcome);
        }
    }

    private static Outcome outcome(LocalDate run, Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return new Outcome(
                run,
                item.text(Item.SK),
                account(item),
                Words.to(Result.class, item.text("result")),
                item.optionalText("detail"));
    }

    private static String runsPk(String month) {
        return "BILLING_RUNS#" + month;
    }

    private static String outcomesPk(LocalDate run, int shard) {
        return "BILLING_RUN#" + run + "#" + Shard.key(shard);
    }
}
