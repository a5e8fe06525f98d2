package io.billfold.serveaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AmountRange;
import io.billfold.billing.access.InvoiceSearch;
import io.billfold.billing.access.InvoiceState;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.testkit.MemoryStores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches over 400 invoices, against a look at each of them. */
class SearchCallTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 3);

    private final MemoryStores stores = new MemoryStores();
    private final Shelf shelf = Shelf.in(stores, 20_260_203);
    private final Door door = new Door(stores, stores.invoices());
    private final Map<InvoiceNumber, Receivable> owed =
            shelf.owed.stream().collect(Collectors.toMap(Receivable::invoice, Function.identity()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=MU-2026-000042",
                "account=acme",
                "account=acme&from=2025-03-01&to=2025-06-30",
                "account=berta&state=paid",
                "account=nobody",
                "from=2025-06-01&to=2025-06-30",
                "from=2025-12-01&to=2026-01-05",
                "from=2027-01-01",
                "to=2025-01-02",
                "seller=muster-de",
                "seller=muster-de&from=2026-01-01",
                "seller=other",
                "amount=11.90&currency=EUR",
                "amount=11.91&currency=EUR",
                "amount=11.90&currency=USD",
                "amountFrom=11.90&amountTo=15.00&currency=EUR",
                "amountTo=5.95&currency=EUR&account=cesar",
                "amountFrom=30&currency=EUR",
                "amountFrom=20&currency=EUR&from=2026-01-01",
                "taxId=DE136695976",
                "taxId=fr40303265045&from=2026-01-01",
                "taxId=DE999999999",
                "state=issued",
                "state=overdue",
                "state=paid",
                "state=disputed",
                "state=credited",
                "state=overdue&account=acme&from=2025-02-01",
                "state=disputed&amountFrom=10&currency=EUR"
            })
    void findsWhatALookAtEachWouldFind(String query) {
        Set<String> expected =
                shelf.invoices.stream()
                        .filter(it -> fits(it, named(query)))
                        .map(it -> it.number().toString())
                        .collect(Collectors.toSet());

        List<InvoiceRow> found = all(query, 7);

        assertThat(found).extracting(InvoiceRow::number).doesNotHaveDuplicates();
        assertThat(found)
                .extracting(InvoiceRow::number)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(all(query, 100)).isEqualTo(found);
    }

    /** Written anew, so that it shares nothing with the search itself. */
    private boolean fits(Invoice invoice, Map<String, String> query) {
        Receivable receivable = owed.get(invoice.number());
        BigDecimal total = invoice.total().getAmount();
        String taxId = Objects.requireNonNullElse(invoice.content().account().taxId(), "");
        return is(query.get("number"), invoice.number().toString())
                && is(query.get("account"), invoice.content().account().id().value())
                && is(query.get("seller"), "muster-de")
                && is(query.get("currency"), "EUR")
                && is(query.get("taxId"), taxId.replaceAll("[ .]", ""))
                && is(query.get("state"), receivable == null ? "" : state(receivable))
                && (!query.containsKey("from")
                        || query.get("from").compareTo(invoice.issuedOn().toString()) <= 0)
                && (!query.containsKey("to")
                        || query.get("to").compareTo(invoice.issuedOn().toString()) >= 0)
                && compared(query.get("amount"), total, Set.of(0))
                && compared(query.get("amountFrom"), total, Set.of(0, 1))
                && compared(query.get("amountTo"), total, Set.of(0, -1));
    }

    private static boolean is(@Nullable String asked, String value) {
        return asked == null || asked.equalsIgnoreCase(value);
    }

    private static boolean compared(@Nullable String asked, BigDecimal total, Set<Integer> wanted) {
        return asked == null || wanted.contains(total.compareTo(new BigDecimal(asked)));
    }

    private static String state(Receivable receivable) {
        return switch (receivable.status()) {
            case OPEN, PARTLY_PAID -> receivable.dueOn().isBefore(TODAY) ? "overdue" : "issued";
            case PAID -> "paid";
            case CREDITED -> "credited";
            case DISPUTED -> "disputed";
        };
    }

    @Test
    void theShelfHasSomeOfEach() {
        for (InvoiceState state : InvoiceState.values()) {
            assertThat(all("state=" + state.word(), 100)).as(state.word()).hasSizeGreaterThan(5);
        }
        assertThat(all("seller=muster-de", 100)).hasSize(400);
    }

    @Test
    void pagesFollowTheOrderThatIsPromised() {
        assertThat(all("account=acme", 9))
                .extracting(InvoiceRow::issuedOn)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all("state=overdue", 9)).extracting(InvoiceRow::dueOn).isSorted();
        assertThat(all("amountFrom=1&currency=EUR", 9))
                .extracting(it -> new BigDecimal(it.total()))
                .isSorted();
        assertThat(all("seller=muster-de", 9)).extracting(InvoiceRow::number).isSorted();
    }

    @Test
    void oneCallReadsABoundedNumberOfInvoices() {
        SearchAnswer answer =
                page("seller=muster-de&state=paid&to=2026-12-31&account=acme", 100, null);
        SearchAnswer rare = page("seller=muster-de&from=2025-01-01&taxId=DE136695976", 1, null);

        assertThat(answer.invoices().size()).isLessThanOrEqualTo(100);
        assertThat(rare.invoices()).hasSize(1);
        // of no match among the first 200, a call says where to go on
        SearchAnswer none =
                page("from=2025-01-01&state=paid&amountFrom=999&currency=EUR", 25, null);
        assertThat(none.invoices()).isEmpty();
        assertThat(none.next()).isNotNull();
    }

    @Test
    void aRowSaysWhatIsOwedAndHowItStands() {
        Receivable part =
                shelf.owed.stream()
                        .filter(it -> it.status() == Receivable.Status.PARTLY_PAID)
                        .findFirst()
                        .orElseThrow();
        InvoiceRow row = all("number=" + part.invoice(), 1).getFirst();

        assertThat(row.open()).isEqualTo(part.open().getAmount().toPlainString());
        assertThat(row.state()).isEqualTo(state(part));
        assertThat(row.kind()).isEqualTo("invoice");
        assertThat(row.accountName()).startsWith("Customer ");
        InvoiceRow note = all("number=MU-2026-000020", 1).getFirst();
        assertThat(note.kind()).isEqualTo("credit_note");
        assertThat(note.open()).isNull();
        assertThat(note.state()).isNull();
    }

    @Test
    void collectionsSeesNoTaxIdAndSearchesByNone() {
        assertThat(
                        door.get(
                                        "/invoices",
                                        "",
                                        Map.of("taxId", "DE136695976"),
                                        "collections:read")
                                .status())
                .isEqualTo(403);
        SearchAnswer answer =
                body(door.get("/invoices", "", Map.of("account", "acme"), "collections:read"));
        assertThat(answer.invoices()).isNotEmpty().allMatch(it -> it.taxId() == null);
        SearchAnswer full =
                body(door.get("/invoices", "", Map.of("account", "acme"), "billing:read"));
        assertThat(full.invoices()).allMatch(it -> "DE136695976".equals(it.taxId()));
    }

    @Test
    void everySearchIsInTheLogBeforeItIsAnswered() {
        door.get("/invoices", "", Map.of("account", "acme", "limit", "3"), "audit");
        door.get("/invoices", "", Map.of("account", "nobody"), "billing:read");

        List<AccessEntry> log = door.log.listAfter(YearMonth.of(2026, 2), 0, 10);
        assertThat(log)
                .extracting(
                        it ->
                                it.access().roles()
                                        + ": "
                                        + it.access().subject()
                                        + ", "
                                        + it.access().detail())
                .containsExactly(
                        "auditor: account=acme, 3 found", "billing: account=nobody, 0 found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                  | ''
                    limit=5                             | ''
                    limit=0&account=acme                | limit
                    limit=101&account=acme              | limit
                    numbr=MU-2026-000001                | numbr
                    number=42                           | number
                    account=a b                         | account
                    from=2026-1-1                       | from
                    from=2026-02-01&to=2026-01-01       | ''
                    amount=5                            | currency
                    amount=-5&currency=EUR              | amount
                    amount=5.001&currency=EUR           | amount
                    amount=5&amountTo=6&currency=EUR    | ''
                    amountFrom=6&amountTo=5&currency=EUR | ''
                    amountTo=1000000000001&currency=EUR | amountTo
                    amount=5&currency=EURO              | currency
                    taxId=---                           | taxId
                    state=open                          | state
                    account=acme&after=x                | after
                    account=acme&after=!!               | after
                    """)
    void whatIsWrongIsNamed(String query, String field) {
        Answer answer = door.get("/invoices", "", named(query), "audit");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains("field=" + field);
        assertThat(door.log.listAfter(YearMonth.of(2026, 2), 0, 10)).isEmpty();
    }

    @Test
    void aPositionBelongsToItsSearch() {
        String next = Objects.requireNonNull(page("account=acme", 3, null).next());

        Map<String, String> other = new HashMap<>(named("account=berta"));
        other.put("after", next);
        assertThat(door.get("/invoices", "", other, "audit").status()).isEqualTo(422);
    }

    /** Whoever makes up a position gets no more than the search gives. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "account=acme|2026-01-01#MU-2026-000001|200",
                "account=acme|2026-13-01#MU-2026-000001|422",
                "account=acme|x|422",
                "account=acme&from=2026-01-01|2025-01-01#MU-2025-000001|422",
                "amount=11.90&currency=EUR|0000000000000000000#MU-2026-000001|200",
                "amount=11.90&currency=EUR|#|422",
                "state=paid|0001-01-01#MU-2026-000001|200",
                "seller=muster-de|MU-2031-000001|200",
                "seller=muster-de|MU-2026-999999|200"
            })
    void aPositionThatWasMadeUpShowsNothingElse(String row) {
        String[] parts = row.split("\\|", -1);
        InvoiceSearch search = read(named(parts[0]));
        Map<String, String> query = new HashMap<>(named(parts[0]));
        query.put("after", Cursor.write(search, parts[1]));

        Answer answer = door.get("/invoices", "", query, "audit");

        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[2]));
        if (answer.status() == 200) {
            Set<String> whole =
                    all(parts[0], 100).stream().map(InvoiceRow::number).collect(Collectors.toSet());
            assertThat(body(answer).invoices()).allMatch(found -> whole.contains(found.number()));
        }
    }

    private InvoiceSearch read(Map<String, String> query) {
        return switch (InvoiceQuery.read(stores.json(), query)) {
            case InvoiceQuery.Reading.Read(InvoiceQuery read) -> read.search();
            case InvoiceQuery.Reading.Wrong wrong -> throw new AssertionError(wrong);
        };
    }

    @Test
    void anOpenAmountReachesToTheLargestThatIsRead() {
        AmountRange range = read(named("amountFrom=1&currency=EUR")).amount();

        assertThat(range).isNotNull();
        assertThat(range.to().getAmount()).isEqualByComparingTo("1000000000000");
    }

    private List<InvoiceRow> all(String query, int limit) {
        List<InvoiceRow> found = new ArrayList<>();
        String next = null;
        do {
            SearchAnswer answer = page(query, limit, next);
            found.addAll(answer.invoices());
            next = answer.next();
        } while (next != null);
        return found;
    }

    private SearchAnswer page(String query, int limit, @Nullable String after) {
        Map<String, String> named = new HashMap<>(named(query));
        named.put("limit", Integer.toString(limit));
        if (after != null) {
            named.put("after", after);
        }
        return body(door.get("/invoices", "", named, "audit"));
    }

    private static SearchAnswer body(Answer answer) {
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return (SearchAnswer) Objects.requireNonNull(answer.body());
    }

    private static Map<String, String> named(String query) {
        Map<String, String> named = new HashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            named.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return named;
    }
}
