package io.billfold.watchthresholds;

import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.report.TaxReports;
import io.billfold.billing.tax.ClosedSales;
import io.billfold.billing.tax.TaxTerritories;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.billing.tax.Thresholds;
import io.billfold.billing.tax.Thresholds.Sale;
import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.ThresholdNear;
import io.billfold.events.ThresholdReached;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Counts the sales of one seller: where it stands and the events of what rose are one transaction.
 *
 * <p>Each count reads the seller, where it stood, and what is summed of the months of two years
 * that are over: four items. Of the current month, and of the one before in its first days, it
 * reads the totals in 16 shards: 16 or 32 queries; the first count of a seller reads all months of
 * both years.
 */
@Singleton
class CountSales {
    private final AccountStore accounts;
    private final LedgerStore ledger;
    private final SellerSalesStore sales;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Thresholds thresholds = Thresholds.bundled();

    CountSales(
            AccountStore accounts,
            LedgerStore ledger,
            SellerSalesStore sales,
            Dynamo dynamo,
            InstantSource clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.sales = sales;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Counts a seller's sales to a day, unless they are.
     *
     * @return whether they were counted now
     * @throws IllegalStateException when another run counted them at the same time
     */
    boolean count(SellerId id, LocalDate asOf, Thresholds.Exchange exchange) {
        Versioned<ThresholdWatch> read = sales.findWatch(id).orElse(null);
        if (read != null && read.value().isCountedTo(asOf)) {
            return false;
        }
        Seller seller = accounts.findSeller(id).orElseThrow().value();
        ThresholdWatch before = read == null ? null : read.value();
        Commit commit = dynamo.begin();
        List<List<Sale>> years =
                List.of(
                        sold(commit, id, asOf.getYear(), asOf),
                        sold(commit, id, asOf.getYear() - 1, asOf));
        ThresholdWatch after =
                ThresholdWatch.after(before, asOf, standings(seller, asOf, years, exchange));
        if (commit(commit, id, after, read) == Committed.REFUSED) {
            throw new IllegalStateException("another run counted the sales of " + id);
        }
        return true;
    }

    private List<Standing> standings(
            Seller seller, LocalDate asOf, List<List<Sale>> years, Thresholds.Exchange exchange) {
        String home = TaxTerritories.code(seller.address().location());
        return thresholds.standings(home, asOf, years, exchange);
    }

    /** The sales of a year to a day: months that are over are summed once, and then kept. */
    private List<Sale> sold(Commit commit, SellerId seller, int year, LocalDate asOf) {
        ClosedSales closed = sales.findClosed(seller, year);
        YearMonth december = YearMonth.of(year, 12);
        YearMonth over = earlier(ClosedSales.lastClosed(asOf), december);
        if (closed.to().isBefore(over)) {
            closed = closed.plus(over, sold(seller, closed.to().plusMonths(1), over));
            sales.saveClosed(commit, seller, year, closed);
        }
        YearMonth last = earlier(YearMonth.from(asOf), december);
        return ClosedSales.merged(closed.sales(), sold(seller, closed.to().plusMonths(1), last));
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Sale> sold(SellerId seller, YearMonth from, YearMonth to) {
        return TaxReports.sales(ledger.taxTotals(seller, from, to));
    }

    /** At most some 70 places have a threshold: fewer events than a transaction takes. */
    private Committed commit(
            Commit commit,
            SellerId seller,
            ThresholdWatch after,
            @Nullable Versioned<ThresholdWatch> read) {
        sales.save(commit, seller, after, read);
        for (Standing risen : after.risen(read == null ? null : read.value())) {
            sales.publish(commit, event(seller, risen, after.asOf()));
        }
        return dynamo.commit(commit);
    }

    private BillfoldEvent event(SellerId seller, Standing risen, LocalDate asOf) {
        return switch (risen.status()) {
            case NEAR -> ThresholdNear.of(clock.instant(), seller, risen, asOf);
            case REACHED -> ThresholdReached.of(clock.instant(), seller, risen, asOf);
            case BELOW, UNKNOWN -> throw new IllegalStateException(risen + " did not rise");
        };
    }
}
