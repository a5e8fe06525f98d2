package io.billfold.billing.tax;

import io.billfold.billing.tax.Thresholds.Sale;

import org.joda.money.Money;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a seller sold in a calendar year up to the last month that is over: nothing is booked to it
 * any more, so that it need not be summed again.
 *
 * @param to the last month that is in the sums; December of the year before for none
 * @param sales at most one for each place, kind of customer and currency
 */
public record ClosedSales(YearMonth to, List<Sale> sales) {
    /** Days after its end until a month is over wherever on earth it is booked. */
    private static final int CLOSING_DAYS = 3;

    public ClosedSales {
        sales = List.copyOf(sales);
    }

    /** Nothing of a year is summed yet. */
    public static ClosedSales noneOf(int year) {
        return new ClosedSales(YearMonth.of(year - 1, 12), List.of());
    }

    /** The last month that is over on a day. */
    public static YearMonth lastClosed(LocalDate day) {
        return YearMonth.from(day.minusDays(CLOSING_DAYS)).minusMonths(1);
    }

    /** With the sales of more months. */
    public ClosedSales plus(YearMonth last, List<Sale> more) {
        return new ClosedSales(last, merged(sales, more));
    }

    /** The sales of both, one for each place, kind of customer and currency. */
    public static List<Sale> merged(List<Sale> one, List<Sale> other) {
        Map<List<Object>, Sale> sums = new LinkedHashMap<>();
        List<Sale> all = new ArrayList<>(one);
        all.addAll(other);
        for (Sale sale : all) {
            List<Object> key =
                    List.of(sale.place(), sale.customer(), sale.base().getCurrencyUnit());
            sums.merge(key, sale, ClosedSales::sum);
        }
        return List.copyOf(sums.values());
    }

    private static Sale sum(Sale one, Sale other) {
        Money base = one.base().plus(other.base());
        return new Sale(one.place(), one.customer(), base, one.documents() + other.documents());
    }
}
