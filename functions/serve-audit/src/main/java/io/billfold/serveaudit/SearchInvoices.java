package io.billfold.serveaudit;

import io.billfold.billing.access.InvoiceSearch;
import io.billfold.billing.access.SearchPlan;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.AccountStore;
import io.billfold.store.Hit;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.StandingStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches invoices: an index gives candidates, each is read and compared with all that is asked
 * for. One call reads a bounded number of them; it may find fewer than were asked for and still say
 * where to go on.
 */
@Singleton
class SearchInvoices {
    /** The most invoices that one call reads: 200 of ten lines are half a megabyte. */
    static final int READ_MAX = 200;

    private static final int STEP_MIN = 10;
    private static final int STEP_MAX = 50;

    private final InvoiceSearchStore index;
    private final StandingStore standings;
    private final InvoiceStore invoices;
    private final AccountStore accounts;

    SearchInvoices(
            InvoiceSearchStore index,
            StandingStore standings,
            InvoiceStore invoices,
            AccountStore accounts) {
        this.index = index;
        this.standings = standings;
        this.invoices = invoices;
        this.accounts = accounts;
    }

    /**
     * An invoice, and what is owed on it.
     *
     * @param receivable null for a credit note
     */
    record Found(InvoiceRecord record, @Nullable Receivable receivable) {
        /** The day for whoever pays it: its last day to pay is a day there. */
        LocalDate today(Instant now) {
            return LocalDate.ofInstant(now, record.invoice().content().account().zone());
        }

        boolean matches(InvoiceSearch search, Instant now) {
            return search.matches(record.invoice(), receivable, today(now));
        }
    }

    /**
     * What one call finds.
     *
     * @param next the position to go on after, or null when nothing can follow
     */
    record Page(List<Found> found, @Nullable String next) {}

    /** One page of a search. */
    Page search(InvoiceQuery query, Instant now) {
        List<Found> found = new ArrayList<>();
        String position = query.after();
        // one more than is asked for shows whether anything follows
        int step = Math.clamp(query.limit() + 1, STEP_MIN, STEP_MAX);
        for (int read = 0; read < READ_MAX; read += step) {
            List<Hit> hits = candidates(query.search().plan(), position, step, now);
            Map<InvoiceNumber, Found> invoices = read(hits.stream().map(Hit::number).toList());
            for (Hit hit : hits) {
                if (found.size() == query.limit()) {
                    return new Page(found, position);
                }
                Found candidate = invoices.get(hit.number());
                if (candidate != null && candidate.matches(query.search(), now)) {
                    found.add(candidate);
                }
                position = hit.key();
            }
            if (hits.size() < step) {
                return new Page(found, null);
            }
        }
        return new Page(found, position);
    }

    /** One invoice. */
    @Nullable Found find(InvoiceNumber number) {
        return read(List.of(number)).get(number);
    }

    private Map<InvoiceNumber, Found> read(List<InvoiceNumber> numbers) {
        Map<InvoiceNumber, Receivable> owed = standings.findAll(numbers);
        Map<InvoiceNumber, Found> found = new HashMap<>();
        for (InvoiceRecord record : invoices.findAll(numbers)) {
            InvoiceNumber number = record.invoice().number();
            found.put(number, new Found(record, owed.get(number)));
        }
        return found;
    }

    private List<Hit> candidates(SearchPlan plan, @Nullable String after, int limit, Instant now) {
        return switch (plan) {
            case SearchPlan.ByNumber(InvoiceNumber number) ->
                    after == null ? List.of(new Hit(number, number.toString())) : List.of();
            case SearchPlan.ByAccount(var account, var issuedOn) ->
                    index.byAccount(account, issuedOn, after, limit);
            case SearchPlan.ByTaxId(var taxIdKey, var issuedOn) ->
                    index.byTaxId(taxIdKey, issuedOn, after, limit);
            case SearchPlan.ByAmount(var amounts) -> index.byAmount(amounts, after, limit);
            case SearchPlan.ByState(var state) ->
                    standings.byState(
                            state, LocalDate.ofInstant(now, ZoneOffset.UTC), after, limit);
            case SearchPlan.BySeries(var seller, var issuedOn) ->
                    index.bySeries(sellers(seller), issuedOn, after, limit);
        };
    }

    private List<SellerId> sellers(@Nullable SellerId seller) {
        if (seller != null) {
            return List.of(seller);
        }
        List<SellerId> all = new ArrayList<>();
        accounts.eachSeller(all::addAll);
        return all;
    }
}
