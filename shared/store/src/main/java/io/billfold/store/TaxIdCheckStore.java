package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.events.BillfoldEvent;
import io.billfold.store.StoredTaxIdStanding.StoredTaxIdCheck;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What registers said about the tax ids of accounts: in the Accounts table. While a number is to be
 * asked about again, its item is in the due index under {@code TAXID#<shard>} with the instant from
 * which it is due. Every answer is kept for good beside it: its consultation number is the proof
 * that the number was confirmed.
 */
public class TaxIdCheckStore {
    private static final String SK = "TAX_ID";
    private static final String ANSWER_PREFIX = "TAX_ID_ANSWER#";
    private static final String DOC = "doc";
    private static final String VERSION = "version";

    private final Dynamo dynamo;

    public TaxIdCheckStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Where the checks of an account's tax id stand. */
    public Optional<Versioned<TaxIdStanding>> find(AccountId account) {
        return dynamo.find(Table.ACCOUNTS, pk(account), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(standing(item), item.number(VERSION)));
    }

    /** Every answer that registers ever gave about an account's numbers, the oldest first. */
    public List<TaxIdCheck> answers(AccountId account) {
        return dynamo.list(Table.ACCOUNTS, pk(account), ANSWER_PREFIX).stream()
                .map(Attributes::new)
                .map(item -> dynamo.eventJson().read(item.text(DOC), StoredTaxIdCheck.class))
                .map(StoredTaxIdCheck::toCheck)
                .toList();
    }

    /** Adds or replaces where an account's checks stand; refused when it is not as it was read. */
    public Commit save(
            Commit commit,
            AccountId account,
            TaxIdStanding standing,
            @Nullable Versioned<TaxIdStanding> read) {
        Item item = item(account, standing);
        return read == null
                ? commit.putNew(Table.ACCOUNTS, item.with(VERSION, 1))
                : commit.replace(Table.ACCOUNTS, item, read.version());
    }

    /**
     * Keeps an answer for good; refused when it is there.
     *
     * @param standingVersion of the standing that it led to, which tells apart two answers of one
     *     instant
     */
    public Commit addAnswer(
            Commit commit, AccountId account, TaxIdCheck answer, long standingVersion) {
        String sk = ANSWER_PREFIX + TimeKey.of(answer.checkedAt()) + "#" + standingVersion;
        return commit.putNew(
                Table.ACCOUNTS,
                Item.of(pk(account), sk)
                        .with(DOC, dynamo.eventJson().write(StoredTaxIdCheck.of(answer))));
    }

    /** Publishes an event of a check. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.ACCOUNTS, event);
    }

    /**
     * Hands over, page by page, the accounts of a shard whose number is to be asked about, the
     * longest due first. The index follows the table by a moment: read the standing itself.
     *
     * @param shard from 0 to {@link Shard#FEW}, exclusive
     * @param until the last instant that is due, included to the millisecond
     * @param page answers whether to go on
     */
    public void eachDue(int shard, Instant until, Predicate<List<AccountId>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.ACCOUNTS))
                        .indexName("due")
                        .keyConditionExpression("duePartition = :shard and dueKey < :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(duePartition(shard)),
                                        ":after",
                                                AttributeValue.fromS(
                                                        TimeKey.of(until.plusMillis(1)))))
                        .build();
        boolean goesOn;
        do {
            QueryResponse found = dynamo.page(query);
            goesOn = page.test(found.items().stream().map(TaxIdCheckStore::dueAccount).toList());
            query = query.toBuilder().exclusiveStartKey(found.lastEvaluatedKey()).build();
        } while (goesOn && !query.exclusiveStartKey().isEmpty());
    }

    private static AccountId dueAccount(Map<String, AttributeValue> item) {
        String dueKey = new Attributes(item).text("dueKey");
        return new AccountId(dueKey.substring(dueKey.indexOf('#') + 1));
    }

    private Item item(AccountId account, TaxIdStanding standing) {
        Item item =
                Item.of(pk(account), SK)
                        .with(DOC, dynamo.eventJson().write(StoredTaxIdStanding.of(standing)));
        Instant dueAt = standing.dueAt();
        return dueAt == null
                ? item
                : item.with("duePartition", duePartition(Shard.ofFew(account.value())))
                        .with("dueKey", TimeKey.of(dueAt) + "#" + account);
    }

    private TaxIdStanding standing(Attributes item) {
        return dynamo.eventJson().read(item.text(DOC), StoredTaxIdStanding.class).toStanding();
    }

    private static String pk(AccountId account) {
        return "ACCOUNT#" + account;
    }

    private static String duePartition(int shard) {
        return "TAXID#" + Shard.key(shard);
    }
}
