package io.billfold.events.tax;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Location;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.events.Mutations;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TaxQuoteReaderTest {
    private static final String LINE =
            "{\"product\":\"saas\",\"amount\":\"9.90\",\"from\":\"2026-03-01\",\"to\":\"2026-04-01\"}";

    private static final String GOOD =
            """
            {"id":"q-1","seller":{"id":"s-1","address":{"country":"US","region":"CA"},\
            "registrations":[{"country":"US","region":"TX","scheme":"domestic","taxId":"US-1"}]},\
            "customer":{"kind":"business","taxId":"T-7",\
            "address":{"line1":"1 Main Street","city":"Austin","postcode":"78701","region":"TX",\
            "country":"US"}},\
            "currency":"USD","date":"2026-03-10","lines":["""
                    + LINE
                    + "],\"sales\":{\"US-TX\":{\"amount\":\"600000\",\"count\":300}}}";

    private static final int MUTATIONS = 4_000;

    @Test
    void everyFieldIsRead() {
        assertThat(read(GOOD))
                .isEqualTo(
                        new TaxQuote(
                                "q-1",
                                new TaxQuote.Asked.Described(
                                        new Supplier(
                                                "s-1",
                                                new Location("US", "CA", null),
                                                List.of(
                                                        new TaxRegistration(
                                                                "US",
                                                                "TX",
                                                                TaxRegistration.Scheme.DOMESTIC,
                                                                "US-1",
                                                                null)))),
                                new Customer(
                                        PartyKind.BUSINESS,
                                        "T-7",
                                        new Location("US", "TX", "78701"),
                                        TaxProfile.NONE),
                                "1 Main Street",
                                "Austin",
                                CurrencyUnit.USD,
                                LocalDate.of(2026, 3, 10),
                                List.of(
                                        new TaxQuote.Line(
                                                "saas",
                                                Money.parse("USD 9.90"),
                                                false,
                                                new Period(
                                                        LocalDate.of(2026, 3, 1),
                                                        LocalDate.of(2026, 4, 1)))),
                                new SellerSales(
                                        LocalDate.of(2026, 3, 10),
                                        Map.of(
                                                "US-TX",
                                                new SellerSales.Sold(
                                                        new BigDecimal("600000"), 300)))));
    }

    @Test
    void whatMayBeLeftOutIsTheUsual() {
        TaxQuote quote =
                read(
                        """
                        {"seller":"muster-de","customer":{"kind":"consumer",\
                        "address":{"country":"FR"}},"currency":"JPY","date":"2026-12-31",\
                        "lines":[{"amount":"100.00"}]}""");

        assertThat(quote.id()).isEmpty();
        assertThat(quote.seller())
                .isEqualTo(new TaxQuote.Asked.Configured(new SellerId("muster-de")));
        assertThat(quote.customer().location()).isEqualTo(new Location("FR", null, null));
        assertThat(quote.sales()).isNull();
        assertThat(quote.lines())
                .containsExactly(
                        new TaxQuote.Line(
                                "standard",
                                Money.parse("JPY 100"),
                                false,
                                new Period(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the customer
                "\"country\":\"US\"}}         | \"stray\":1}}              | customer.address.country | is missing",
                "\"country\":\"US\"}}         | \"country\":\"UK\"}}       | customer.address.country | must be an ISO 3166-1",
                "\"kind\":\"business\"        | \"kind\":\"robot\"         | customer.kind            | must be one of business, consumer",
                "\"kind\":\"business\",       | ''                         | customer.kind            | is missing",
                "\"taxId\":\"T-7\"            | \"taxId\":7                | customer.taxId           | must be a text, was a number",
                "\"taxId\":\"T-7\"            | \"tax\":{\"registered\":1} | customer.tax.registered  | must be true or false",
                "1 Main Street                | {101}                      | customer.address.line1   | has 101 characters, at most 100",
                "Austin                       | {61}                       | customer.address.city    | has 61 characters, at most 60",
                // the seller
                "\"seller\":{                 | \"seller\":\"a b\",\"x\":{ | seller                   | seller 'a b' may hold",
                "\"seller\":{                 | \"seler\":{                | seller                   | is missing",
                "\"region\":\"CA\"            | \"state\":\"CA\"           | seller.address.state     | unknown field",
                "\"scheme\":\"domestic\"      | \"scheme\":\"none\"        | seller.registrations[0].scheme | must be one of domestic, oss",
                // the basket
                "\"currency\":\"USD\"         | \"currency\":\"usd\"       | currency                 | must be an ISO 4217 currency",
                "\"date\":\"2026-03-10\"      | \"date\":\"2026-02-30\"    | date                     | must be a date such as",
                "\"9.90\"                     | \"9.905\"                  | lines[0].amount          | has more than 2 decimals: 9.905",
                "\"9.90\"                     | \"nine\"                   | lines[0].amount          | must be a number such as 19.90",
                "\"9.90\"                     | 1e999999999                | lines[0].amount          | is too long, too large or too small",
                "\"amount\":\"9.90\",         | ''                         | lines[0].amount          | is missing",
                "\"saas\"                     | \"soft ware\"              | lines[0].product         | product 'soft ware' may hold",
                "\"saas\"                     | \"\"                       | lines[0].product         | product is blank",
                "\"to\":\"2026-04-01\"        | \"to\":\"2026-03-01\"      | lines[0]                 | period 2026-03-01 to 2026-03-01 is empty",
                "\"from\":\"2026-03-01\"      | \"from\":\"2026-05-01\"    | lines[0]                 | period 2026-05-01 to 2026-04-01 is empty",
                "\"to\":\"2026-04-01\"        | \"till\":\"2026-04-01\"    | lines[0].till            | unknown field",
                "{LINE}                       | ''                         | lines                    | must hold at least one",
                "[{LINE}]                     | {}                         | lines                    | must be a list, was an object",
                // the rest
                "\"US-TX\"                    | \"Texas\"                  | sales.Texas              | must be a place such as US-TX",
                "\"600000\"                   | \"-1\"                     | sales.US-TX.amount       | must not be negative",
                "\"count\":300                | \"count\":1.5              | sales.US-TX.count        | must be a whole number",
                "\"id\":\"q-1\"               | \"id\":\"{201}\"           | id                       | has 201 characters, at most 200",
                "\"id\":\"q-1\"               | \"ident\":\"q-1\"          | ident                    | unknown field",
                "\"id\":\"q-1\"               | \"id\":\"1\",\"id\":\"2\"  | id                       | is there twice"
            })
    void aWrongFieldIsNamed(String part, String wrong, String field, String reason) {
        String found = part.replace("{LINE}", LINE);
        assertThat(GOOD).contains(found);

        List<Problem> problems = unreadable(GOOD.replace(found, lengthened(wrong)));

        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.reason()).startsWith(reason);
                        });
    }

    /** {@code {61}} stands for 61 letters. */
    private static String lengthened(String text) {
        if (!text.matches(".*\\{[0-9]+}.*")) {
            return text;
        }
        String length = text.replaceAll(".*\\{([0-9]+)}.*", "$1");
        return text.replace("{" + length + "}", "x".repeat(Integer.parseInt(length)));
    }

    @Test
    void everythingWrongIsNamedAtOnceAndTheIdIsKept() {
        TaxQuoteReader.Reading reading =
                QuoteJson.read(
                        GOOD.replace("\"business\"", "\"robot\"")
                                .replace("\"USD\"", "\"usd\"")
                                .replace("9.90", "9.9999"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        TaxQuoteReader.Reading.Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.id()).isEqualTo("q-1");
                            assertThat(unreadable.problems())
                                    .extracting(Problem::field)
                                    .containsExactly("customer.kind", "currency");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''   | is not JSON",
                "{    | is not JSON",
                "[]   | must be an object, was a list",
                "null | must be an object, was null",
                "7    | must be an object, was a number"
            })
    void whatIsNoQuestionIsSaid(String text, String reason) {
        assertThat(unreadable(text)).extracting(Problem::reason).contains(reason);
    }

    @Test
    void aBasketIsBounded() {
        assertThat(read(GOOD.replace(LINE, lines(500))).lines()).hasSize(500);
        assertThat(unreadable(GOOD.replace(LINE, lines(501))))
                .containsExactly(new Problem("lines", "has 501 entries, at most 500 are allowed"));
        assertThat(unreadable(GOOD + " ".repeat(TaxQuoteReader.SIZE_MAX_BYTES)).getFirst().reason())
                .contains("at most 262144 are read");
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> LINE).collect(Collectors.joining(","));
    }

    /** What is read can be asked: nothing that the reader lets through is thrown later. */
    @Test
    void whateverIsSentIsAnsweredOrRefusedWithReasons() {
        List<String> questions = QuoteJson.example();
        int answered = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String question = questions.get(seed % questions.size());
            byte[] sent = Mutations.of(question.getBytes(UTF_8), random);
            TaxQuoteReader.Reading reading = new TaxQuoteReader(QuoteJson.JSON).read(sent);
            if (isDescribed(reading)) {
                String answer = QuoteJson.JSON.write(QuoteJson.answer(reading));
                assertThat(QuoteJson.faultsOfAnswer(answer)).as("seed %s", seed).isEmpty();
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(MUTATIONS / 2);
    }

    private static boolean isDescribed(TaxQuoteReader.Reading reading) {
        return !(reading instanceof TaxQuoteReader.Reading.Read(TaxQuote quote)
                && quote.seller() instanceof TaxQuote.Asked.Configured);
    }

    /** An external engine is asked with a draft, whose values check themselves. */
    @Test
    void whatIsReadMakesADraft() {
        TaxQuote quote =
                read(
                        GOOD.replace("1 Main Street", " ")
                                .replace("Austin", "")
                                .replace("9.90", "-9"));

        Draft draft = quote.draft(seller());

        assertThat(draft.lines().getFirst().net()).hasToString("USD -9.00");
        assertThat(draft.account().address().line1()).isEqualTo("-");
    }

    private static Seller seller() {
        return new Seller(
                new SellerId("muster-de"),
                "Muster GmbH",
                null,
                "billing@muster.example",
                new Address("Ring 1", null, "Berlin", "10115", null, "DE"),
                ZoneOffset.UTC,
                "MU",
                List.of(),
                null);
    }

    private static TaxQuote read(String question) {
        TaxQuoteReader.Reading reading = QuoteJson.read(question);
        assertThat(reading).isInstanceOf(TaxQuoteReader.Reading.Read.class);
        return ((TaxQuoteReader.Reading.Read) reading).quote();
    }

    private static List<Problem> unreadable(String question) {
        TaxQuoteReader.Reading reading = QuoteJson.read(question);
        assertThat(reading).isInstanceOf(TaxQuoteReader.Reading.Unreadable.class);
        return ((TaxQuoteReader.Reading.Unreadable) reading).problems();
    }
}
