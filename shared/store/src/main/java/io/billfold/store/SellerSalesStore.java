package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.ClosedSales;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What sellers sold as far as thresholds look at it: in the Accounts table, one item for each
 * seller. At most some 70 places have a threshold, so that it has less than 20 KB.
 */
public class SellerSalesStore {
    private static final String SK = "SALES";
    private static final String CLOSED_PREFIX = "SALES_OF#";
    private static final String DOC = "doc";
    private static final String VERSION = "version";

    private final Dynamo dynamo;

    public SellerSalesStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * What the tax rules compare with thresholds, in one read: {@link SellerSales#NONE} until the
     * seller's sales were counted first.
     */
    public SellerSales find(SellerId seller) {
        return findWatch(seller).map(read -> read.value().sales()).orElse(SellerSales.NONE);
    }

    /** Where a seller stood with thresholds when its sales were counted last. */
    public Optional<Versioned<ThresholdWatch>> findWatch(SellerId seller) {
        return dynamo.find(Table.ACCOUNTS, pk(seller), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(watch(item), item.number(VERSION)));
    }

    /** Adds or replaces where a seller stands; refused when it is not as it was read. */
    public Commit save(
            Commit commit,
            SellerId seller,
            ThresholdWatch watch,
            @Nullable Versioned<ThresholdWatch> read) {
        Item item =
                Item.of(pk(seller), SK)
                        .with(DOC, dynamo.eventJson().write(StoredThresholdWatch.of(watch)));
        return read == null
                ? commit.putNew(Table.ACCOUNTS, item.with(VERSION, 1))
                : commit.replace(Table.ACCOUNTS, item, read.version());
    }

    /** What a seller sold in the months of a year that are over, as far as they are summed. */
    public ClosedSales findClosed(SellerId seller, int year) {
        return dynamo.find(Table.ACCOUNTS, pk(seller), CLOSED_PREFIX + year)
                .map(item -> new Attributes(item).text(DOC))
                .map(doc -> dynamo.eventJson().read(doc, StoredClosedSales.class).toClosed())
                .orElseGet(() -> ClosedSales.noneOf(year));
    }

    /** Keeps the sums of a year: whoever sums the same months writes the same. */
    public Commit saveClosed(Commit commit, SellerId seller, int year, ClosedSales closed) {
        return commit.put(
                Table.ACCOUNTS,
                Item.of(pk(seller), CLOSED_PREFIX + year)
                        .with(DOC, dynamo.eventJson().write(StoredClosedSales.of(closed))));
    }

    /** Publishes an event of a seller's sales. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.ACCOUNTS, event);
    }

    private ThresholdWatch watch(Attributes item) {
        return dynamo.eventJson().read(item.text(DOC), StoredThresholdWatch.class).toWatch();
    }

    private static String pk(SellerId seller) {
        return "SELLER#" + seller;
    }
}
