package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Counted;
import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.dispute.RatioMonth;
import io.billfold.billing.payment.Acquired;
import io.billfold.events.BillfoldEvent;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many sales, disputes and fraud reports a seller had, by month, merchant id, network and
 * currency: in the Payments table under {@code RATIOS#<seller>#<month>#<shard>}, spread over the
 * shards of a month as the ledger's totals are. Each is counted in the transaction that books it.
 */
public class DisputeRatioStore {
    /** Nobody is told of a month once more after so long. */
    private static final Duration ALARM_RETENTION = Duration.ofDays(400);

    private static final String COUNTED_SK = "COUNTED";
    private static final String NUMBER = ".number";
    private static final String AMOUNT = ".amount";

    private final Dynamo dynamo;

    public DisputeRatioStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Counts; the key that makes it happen once is another part of the transaction.
     *
     * @param id of what is counted, by which it is given to a shard
     */
    public Commit count(Commit commit, String id, Counted counted) {
        String what = Words.of(counted.what());
        return commit.add(
                Table.PAYMENTS,
                pk(counted.seller(), counted.month(), commit.shard(id)),
                sk(counted),
                Map.of(
                        what + NUMBER,
                        (long) counted.number(),
                        what + AMOUNT,
                        counted.amount().getAmountMinorLong()));
    }

    private static String pk(SellerId seller, YearMonth month, int shard) {
        return "RATIOS#" + seller + "#" + month + "#" + Shard.key(shard);
    }

    private static String sk(Counted counted) {
        return String.join(
                "#",
                counted.provider(),
                counted.acquired().merchant(),
                counted.acquired().scheme(),
                counted.amount().getCurrencyUnit().getCode());
    }

    /** As what a case counts now; nothing where it never counted. */
    public List<Counted> countedOf(String provider, String disputeId) {
        return dynamo.find(Table.PAYMENTS, countedPk(provider, disputeId), COUNTED_SK)
                .map(Attributes::new)
                .map(item -> dynamo.eventJson().read(item.text("doc"), StoredCounted.class))
                .map(StoredCounted::toCounted)
                .orElse(List.of());
    }

    /**
     * Counts a case as something else than before: what it counted as is taken back. The version of
     * the case's own item, which is a part of the same transaction, keeps two at once apart.
     */
    public Commit recount(
            Commit commit,
            String provider,
            String disputeId,
            List<Counted> before,
            List<Counted> after) {
        if (before.equals(after)) {
            return commit;
        }
        before.forEach(counted -> count(commit, disputeId, counted.reversed()));
        after.forEach(counted -> count(commit, disputeId, counted));
        return commit.put(
                Table.PAYMENTS,
                Item.of(countedPk(provider, disputeId), COUNTED_SK)
                        .with("doc", dynamo.eventJson().write(StoredCounted.of(after))));
    }

    private static String countedPk(String provider, String disputeId) {
        return "DISPUTE#" + provider + "#" + disputeId;
    }

    /** What was counted of a seller's month: one for each merchant id, network and currency. */
    public List<RatioMonth> month(SellerId seller, YearMonth month) {
        Map<String, RatioMonth> months = new LinkedHashMap<>();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            for (Map<String, AttributeValue> item :
                    dynamo.list(Table.PAYMENTS, pk(seller, month, shard))) {
                Attributes found = new Attributes(item);
                months.merge(found.text(Item.SK), ratioMonth(found), RatioMonth::plus);
            }
        }
        return new ArrayList<>(months.values());
    }

    private static RatioMonth ratioMonth(Attributes item) {
        String[] key = item.text(Item.SK).split("#", -1);
        CurrencyUnit currency = CurrencyUnit.of(key[3]);
        Map<What, RatioMonth.Sum> sums = new EnumMap<>(What.class);
        for (What what : What.values()) {
            long number = item.sum(Words.of(what) + NUMBER);
            Money amount = Money.ofMinor(currency, item.sum(Words.of(what) + AMOUNT));
            if (number != 0 || !amount.isZero()) {
                sums.put(what, new RatioMonth.Sum(number, amount));
            }
        }
        return new RatioMonth(key[0], new Acquired(key[2], key[1]), sums);
    }

    /** Whether somebody was told that a seller's month comes near a limit. */
    public boolean isTold(SellerId seller, YearMonth month, String alarm) {
        return dynamo.find(Table.PAYMENTS, alarmPk(seller, month), alarm).isPresent();
    }

    /** Tells it once: the transaction is refused when it was told before. */
    public Commit tell(
            Commit commit,
            SellerId seller,
            YearMonth month,
            String alarm,
            Instant now,
            BillfoldEvent event) {
        return commit.putNew(
                        Table.PAYMENTS,
                        Item.of(alarmPk(seller, month), alarm)
                                .with("toldAt", now.toString())
                                .with("ttl", now.plus(ALARM_RETENTION).getEpochSecond()))
                .publish(Table.PAYMENTS, event);
    }

    private static String alarmPk(SellerId seller, YearMonth month) {
        return "RATIO_ALARMS#" + seller + "#" + month;
    }

    /** Whether a bank ever reported a payment as fraud. */
    public boolean isFraudOf(String paymentId) {
        return dynamo.find(Table.PAYMENTS, "PAYMENT#" + paymentId, "FRAUD").isPresent();
    }

    /**
     * Counts a fraud report: the transaction is refused when it was counted before.
     *
     * @param paymentId the payment that it is about
     */
    public Commit report(
            Commit commit, String provider, String id, String paymentId, List<Counted> counted) {
        commit.putNew(
                Table.PAYMENTS,
                Item.of(fraudPk(provider, id), "FRAUD").with("paymentId", paymentId));
        commit.put(Table.PAYMENTS, Item.of("PAYMENT#" + paymentId, "FRAUD").with("fraudId", id));
        counted.forEach(each -> count(commit, id, each));
        return commit;
    }

    private static String fraudPk(String provider, String id) {
        return "FRAUD#" + provider + "#" + id;
    }
}
