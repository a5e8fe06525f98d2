package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.LedgerEntry;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The ledger as books are made of it: the entries of a seller in the order of their dates, of a
 * date in the order of their ids. A month is read from {@value Shard#COUNT} partitions of an index
 * side by side, page by page, so that any number of entries fits into memory. The index follows the
 * table by a moment: whoever must have all of them compares their sums with {@link
 * LedgerStore#trialBalance}.
 */
public class BookStore {
    static final String INDEX = "book";
    static final String PARTITION = "bookPartition";
    static final String KEY = "bookKey";

    /**
     * How many entries a page holds: {@value Shard#COUNT} pages of entries of 1 kB are 3 MB, and
     * 100,000 entries are read with 500 calls.
     */
    private static final int PAGE = 200;

    private final Dynamo dynamo;

    public BookStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** An entry's place in the index: the month of a seller, spread by the entry's id. */
    static String partition(LedgerEntry entry) {
        return partition(entry.seller(), YearMonth.from(entry.bookedOn()), Shard.of(entry.id()));
    }

    private static String partition(SellerId seller, YearMonth month, int shard) {
        return "SELLER#" + seller + "#" + month + "#" + Shard.key(shard);
    }

    /** By what entries are sorted, for example {@code 2026-01-31#invoice:MU-2026-000042}. */
    static String key(LedgerEntry entry) {
        return entry.bookedOn() + "#" + entry.id();
    }

    /** A seller's entries that were booked from a day to another, both included. */
    public Iterator<LedgerEntry> entries(SellerId seller, LocalDate from, LocalDate to) {
        return new Months(seller, from, to);
    }

    /** As {@link #entries(SellerId, LocalDate, LocalDate)}, of one account, without an index. */
    public Iterator<LedgerEntry> entries(
            SellerId seller, AccountId account, LocalDate from, LocalDate to) {
        return new Only(seller, new Pages(start -> page(account, from, to, start)));
    }

    /** A page of an account's entries; a start that is empty begins. */
    private QueryResponse page(
            AccountId account, LocalDate from, LocalDate to, Map<String, AttributeValue> start) {
        return dynamo.page(
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.LEDGER))
                        .keyConditionExpression("pk = :pk and sk between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS("ACCOUNT#" + account),
                                        ":from", AttributeValue.fromS("ENTRY#" + from),
                                        ":to", AttributeValue.fromS("ENTRY#" + to + "#\uffff")))
                        .consistentRead(true)
                        .limit(PAGE)
                        .exclusiveStartKey(start.isEmpty() ? null : start)
                        .build());
    }

    /** A page of a partition of the index. */
    private QueryResponse page(
            String partition, LocalDate from, LocalDate to, Map<String, AttributeValue> start) {
        return dynamo.page(
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.LEDGER))
                        .indexName(INDEX)
                        .keyConditionExpression(
                                PARTITION + " = :p and " + KEY + " between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":p", AttributeValue.fromS(partition),
                                        ":from", AttributeValue.fromS(from + "#"),
                                        ":to", AttributeValue.fromS(to + "#\uffff")))
                        .limit(PAGE)
                        .exclusiveStartKey(start.isEmpty() ? null : start)
                        .build());
    }

    /** One partition: a page is asked for when the one before is used up. */
    private final class Pages implements Iterator<LedgerEntry> {
        private final Function<Map<String, AttributeValue>, QueryResponse> pages;
        private Iterator<Map<String, AttributeValue>> page = Collections.emptyIterator();

        /** Where the next page begins; empty before the first, null after the last. */
        private @Nullable Map<String, AttributeValue> next = Map.of();

        Pages(Function<Map<String, AttributeValue>, QueryResponse> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            Map<String, AttributeValue> start = next;
            while (!page.hasNext() && start != null) {
                QueryResponse found = pages.apply(start);
                page = found.items().iterator();
                start = found.lastEvaluatedKey().isEmpty() ? null : found.lastEvaluatedKey();
            }
            next = start;
            return page.hasNext();
        }

        @Override
        public LedgerEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all of the partition was read");
            }
            String doc = new Attributes(page.next()).text("doc");
            return dynamo.eventJson().read(doc, StoredEntry.class).toEntry();
        }
    }

    /** The partitions of a month after those of the month before, each month in one order. */
    private final class Months implements Iterator<LedgerEntry> {
        private final SellerId seller;
        private final LocalDate from;
        private final LocalDate to;
        private YearMonth month;
        private PriorityQueue<Source> sources;

        Months(SellerId seller, LocalDate from, LocalDate to) {
            this.seller = seller;
            this.from = from;
            this.to = to;
            this.month = YearMonth.from(from);
            this.sources = sources();
        }

        private PriorityQueue<Source> sources() {
            PriorityQueue<Source> open = new PriorityQueue<>(Comparator.comparing(Source::key));
            IntStream.range(0, Shard.COUNT)
                    .mapToObj(shard -> partition(seller, month, shard))
                    .map(partition -> new Pages(start -> page(partition, from, to, start)))
                    .forEach(pages -> add(open, pages));
            return open;
        }

        private void add(PriorityQueue<Source> open, Iterator<LedgerEntry> rest) {
            if (rest.hasNext()) {
                LedgerEntry head = rest.next();
                open.add(new Source(key(head), head, rest));
            }
        }

        @Override
        public boolean hasNext() {
            while (sources.isEmpty() && month.isBefore(YearMonth.from(to))) {
                month = month.plusMonths(1);
                sources = sources();
            }
            return !sources.isEmpty();
        }

        @Override
        public LedgerEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all entries were read");
            }
            Source least = sources.remove();
            add(sources, least.rest());
            return least.head();
        }
    }

    /** A partition with its first entry taken out. */
    private record Source(String key, LedgerEntry head, Iterator<LedgerEntry> rest) {}

    /** The entries of one seller among those of an account. */
    private static final class Only implements Iterator<LedgerEntry> {
        private final SellerId seller;
        private final Iterator<LedgerEntry> all;
        private @Nullable LedgerEntry next;

        Only(SellerId seller, Iterator<LedgerEntry> all) {
            this.seller = seller;
            this.all = all;
            advance();
        }

        private void advance() {
            next = null;
            while (next == null && all.hasNext()) {
                LedgerEntry candidate = all.next();
                next = candidate.seller().equals(seller) ? candidate : null;
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public LedgerEntry next() {
            LedgerEntry found = next;
            if (found == null) {
                throw new NoSuchElementException("all entries of the account were read");
            }
            advance();
            return found;
        }
    }
}
