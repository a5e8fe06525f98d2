package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.invoice.DraftId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which drafts wait for others of their group: in the Subscriptions table, beside what else is due.
 * A draft that waits is in the due index under the day on which it was collected; once it is part
 * of another draft, its entry leaves the index and is forgotten soon.
 */
public class BillingGroupStore {
    private static final Duration MERGED_RETENTION = Duration.ofDays(1);
    private static final String COLLECTED = "COLLECTED#";
    private static final String TTL = "ttl";

    private final Dynamo dynamo;

    public BillingGroupStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Has a draft wait.
     *
     * @param on the day, in UTC, from whose run on the group is due
     */
    public Commit add(Commit commit, BillingGroup group, DraftId draft, LocalDate on) {
        String key = group.key();
        return commit.putNew(
                Table.SUBSCRIPTIONS,
                Item.of(pk(key), draft.value())
                        .with("accountId", group.payer().value())
                        .with("duePartition", duePartition(Shard.of(key)))
                        .with("dueKey", on + "#" + key));
    }

    /** A draft does not wait any more; its own version guards this. */
    public Commit close(Commit commit, BillingGroup group, DraftId draft, Instant now) {
        return commit.put(
                Table.SUBSCRIPTIONS,
                Item.of(pk(group.key()), draft.value())
                        .with("accountId", group.payer().value())
                        .with(TTL, now.plus(MERGED_RETENTION).getEpochSecond()));
    }

    /** The drafts of a group that wait, in the order of their ids. */
    public List<DraftId> waiting(BillingGroup group) {
        return dynamo.list(Table.SUBSCRIPTIONS, pk(group.key())).stream()
                .filter(item -> !item.containsKey(TTL))
                .map(item -> new DraftId(new Attributes(item).text(Item.SK)))
                .toList();
    }

    /**
     * Hands over the keys of a shard's groups of which something waits since a date or longer. The
     * index follows the table by a moment, so that what it shows may be done already.
     *
     * @param shard from 0 to {@link Shard#COUNT}, exclusive
     * @param until the last date, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<Set<String>> page) {
        DueIndex.ofShard(duePartition(shard), until).each(dynamo, groups(page));
    }

    /** As {@link #eachDue(int, LocalDate, Consumer)}, of one account that pays. */
    public void eachDue(AccountId payer, LocalDate until, Consumer<Set<String>> page) {
        DueIndex.ofAccount(payer, until).each(dynamo, groups(page));
    }

    private static Consumer<List<Attributes>> groups(Consumer<Set<String>> page) {
        return items -> {
            Set<String> groups = new LinkedHashSet<>();
            items.stream()
                    .filter(it -> it.text(Item.PK).startsWith(COLLECTED))
                    .forEach(it -> groups.add(it.text(Item.PK).substring(COLLECTED.length())));
            page.accept(groups);
        };
    }

    private static String pk(String group) {
        return COLLECTED + group;
    }

    private static String duePartition(int shard) {
        return "GROUP#" + Shard.key(shard);
    }
}
