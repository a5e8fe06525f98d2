package io.billfold.store;

import io.billfold.billing.access.AmountRange;
import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.SeriesCounter;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds issued invoices in the Invoices table, a bounded number at a time. An index follows the
 * table by a moment. Every method takes the key of the last hit that was seen, or null to begin,
 * and how many hits it gives at most; fewer mean that there are no more.
 */
public class InvoiceSearchStore {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Sorts after every number that follows a {@code #}. */
    private static final String AFTER_NUMBERS = "$";

    /** Sorts after a key, and before every other that comes after it. */
    private static final String NEXT = " ";

    private static final int DATE_LENGTH = 10;
    private static final String PK_PREFIX = "INVOICE#";
    private static final String SERIES = "SERIES#";

    private final Dynamo dynamo;

    public InvoiceSearchStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** An account's invoices, newest first. */
    public List<Hit> byAccount(
            AccountId account, Days issuedOn, @Nullable String after, int limit) {
        Indexed place = new Indexed(SearchKeys.ACCOUNT_INDEX, "accountId", account.value());
        return byIssue(place, issuedOn, after, limit);
    }

    /**
     * The invoices with a customer's tax id, newest first.
     *
     * @param taxIdKey as {@link io.billfold.billing.access.InvoiceSearch#taxIdKey} makes it
     */
    public List<Hit> byTaxId(String taxIdKey, Days issuedOn, @Nullable String after, int limit) {
        Indexed place = new Indexed(SearchKeys.TAX_ID_INDEX, "taxId", taxIdKey);
        return byIssue(place, issuedOn, after, limit);
    }

    /** A partition of an index that sorts by the date of issue. */
    private record Indexed(String index, String attribute, String value) {
        Map<String, AttributeValue> key(String after) {
            return Map.of(
                    Item.PK,
                    AttributeValue.fromS(pk(SearchKeys.number(after))),
                    Item.SK,
                    AttributeValue.fromS("INVOICE"),
                    attribute,
                    AttributeValue.fromS(value),
                    "issuedOn",
                    AttributeValue.fromS(after.substring(0, DATE_LENGTH)));
        }
    }

    private List<Hit> byIssue(Indexed place, Days issuedOn, @Nullable String after, int limit) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .indexName(place.index())
                        .keyConditionExpression(
                                place.attribute() + " = :value and issuedOn between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":value", AttributeValue.fromS(place.value()),
                                        ":from", day(issuedOn.from(), FIRST_DAY),
                                        ":to", day(issuedOn.to(), LAST_DAY)))
                        .scanIndexForward(false)
                        .limit(limit);
        if (after != null) {
            query.exclusiveStartKey(place.key(after));
        }
        return dynamo.page(query.build()).items().stream().map(InvoiceSearchStore::issued).toList();
    }

    private static AttributeValue day(@Nullable LocalDate day, LocalDate otherwise) {
        return AttributeValue.fromS(Objects.requireNonNullElse(day, otherwise).toString());
    }

    private static Hit issued(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        InvoiceNumber number =
                InvoiceNumber.parse(item.text(Item.PK).substring(PK_PREFIX.length()));
        return new Hit(number, item.text("issuedOn") + "#" + number);
    }

    /**
     * Whether a key can have come from {@link #byAccount} or {@link #byTaxId} for a period: asked
     * with another, the index refuses.
     */
    public static boolean isIssueKey(String key, Days issuedOn) {
        try {
            SearchKeys.number(key);
            return key.charAt(DATE_LENGTH) == '#'
                    && issuedOn.holds(LocalDate.parse(key.substring(0, DATE_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return false;
        }
    }

    /** Invoices by their total, the smallest first, of one total by their numbers. */
    public List<Hit> byAmount(AmountRange amounts, @Nullable String after, int limit) {
        String low = after == null ? amountKey(amounts.from(), "") : after + NEXT;
        String high = amountKey(amounts.to(), AFTER_NUMBERS);
        if (low.compareTo(high) > 0) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            String partition = SearchKeys.amountPartition(amounts.currency(), shard);
            hits.addAll(byAmount(partition, low, high, limit));
        }
        return Hit.merged(hits, limit);
    }

    private static String amountKey(Money total, String number) {
        String key = SearchKeys.amountKey(total, "");
        return number.isEmpty() ? key : key.substring(0, key.length() - 1) + number;
    }

    private List<Hit> byAmount(String partition, String low, String high, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .indexName(SearchKeys.AMOUNT_INDEX)
                        .keyConditionExpression(
                                "amountPartition = :shard and amountKey between :low and :high")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(partition),
                                        ":low", AttributeValue.fromS(low),
                                        ":high", AttributeValue.fromS(high)))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text("amountKey"))
                .map(key -> new Hit(SearchKeys.number(key), key))
                .toList();
    }

    /**
     * Invoices of sellers in the order of their numbers: one series and year after the other.
     * Numbers have no gaps and dates do not run back, so the ends of a period are found by halving.
     */
    public List<Hit> bySeries(
            List<SellerId> sellers, Days issuedOn, @Nullable String after, int limit) {
        InvoiceNumber seen = after == null ? null : InvoiceNumber.parse(after);
        Stream<SeriesCounter> counters =
                sellers.stream().flatMap(seller -> series(seller, issuedOn).stream());
        return counters.dropWhile(counter -> seen != null && !isOf(counter, seen))
                .flatMap(counter -> stretch(counter, seen, issuedOn))
                .limit(limit)
                .toList();
    }

    /** How many invoices of a period a seller has, by their numbers alone. */
    public long countBySeries(SellerId seller, Days issuedOn) {
        return series(seller, issuedOn).stream()
                .mapToLong(it -> Math.max(0, last(it, issuedOn) - first(it, issuedOn) + 1))
                .sum();
    }

    /** The first year in which a seller issued anything; empty where it never did. */
    public OptionalInt firstYear(SellerId seller) {
        return series(seller, new Days(null, null)).stream().mapToInt(SeriesCounter::year).min();
    }

    private static boolean isOf(SeriesCounter counter, InvoiceNumber number) {
        return counter.series().equals(number.series()) && counter.year() == number.year();
    }

    private Stream<Hit> stretch(
            SeriesCounter counter, @Nullable InvoiceNumber seen, Days issuedOn) {
        long from =
                seen != null && isOf(counter, seen)
                        ? seen.sequence() + 1
                        : first(counter, issuedOn);
        return LongStream.rangeClosed(from, last(counter, issuedOn))
                .mapToObj(each -> new InvoiceNumber(counter.series(), counter.year(), each))
                .map(number -> new Hit(number, number.toString()));
    }

    /** The counters of a seller's series in the years of a period. */
    private List<SeriesCounter> series(SellerId seller, Days issuedOn) {
        return dynamo.list(Table.INVOICES, "SELLER#" + seller, SERIES).stream()
                .map(Attributes::new)
                .map(item -> counter(seller, item))
                .filter(
                        it ->
                                !issuedOn.isBefore(LocalDate.of(it.year(), 12, 31))
                                        && !issuedOn.isOver(LocalDate.of(it.year(), 1, 1)))
                .toList();
    }

    private static SeriesCounter counter(SellerId seller, Attributes item) {
        String sk = item.text(Item.SK);
        int end = sk.lastIndexOf('#');
        return new SeriesCounter(
                seller,
                sk.substring(SERIES.length(), end),
                Integer.parseInt(sk.substring(end + 1)),
                item.number("lastNumber"),
                item.optionalDate("lastIssuedOn"));
    }

    /** The first number of a period. */
    private long first(SeriesCounter counter, Days issuedOn) {
        return issuedOn.from() == null ? 1 : halved(counter, day -> !issuedOn.isBefore(day));
    }

    /** The last number of a period. */
    private long last(SeriesCounter counter, Days issuedOn) {
        LocalDate newest = counter.lastIssuedOn();
        return newest == null || !issuedOn.isOver(newest)
                ? counter.lastNumber()
                : halved(counter, issuedOn::isOver) - 1;
    }

    /** The first number whose date fits; one beyond the last where none does. */
    private long halved(SeriesCounter counter, Predicate<LocalDate> fits) {
        long low = 1;
        long high = counter.lastNumber() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (fits.test(issuedOn(new InvoiceNumber(counter.series(), counter.year(), middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private LocalDate issuedOn(InvoiceNumber number) {
        return dynamo.find(Table.INVOICES, pk(number), "INVOICE")
                .map(item -> new Attributes(item).date("issuedOn"))
                .orElseThrow(
                        () -> new IllegalStateException("number " + number + " has no invoice"));
    }

    private static String pk(InvoiceNumber number) {
        return PK_PREFIX + number;
    }
}
