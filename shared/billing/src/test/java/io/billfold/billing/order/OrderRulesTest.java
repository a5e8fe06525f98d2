package io.billfold.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.Terms;
import io.billfold.billing.tax.TaxRules;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

class OrderRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
    private static final TaxRules TAX = TaxRules.bundled();
    private static final Seller SELLER = Examples.seller("DE", "DE");
    private static final Catalog CATALOG = Catalog.empty(new SellerId("muster"));
    private static final List<OwnPrice> LINES =
            List.of(Examples.flat("PRO", "100.00"), Examples.seats("SEAT", "3", "9.99"));

    @Test
    void aGoodOrderStartsASubscription() {
        OrderDecision decision = OrderRules.decide(order(LINES), SELLER, CATALOG, TODAY, TAX);

        assertThat(decision).isInstanceOf(OrderDecision.Accepted.class);
        Subscription subscription = ((OrderDecision.Accepted) decision).subscription();
        assertThat(subscription.id()).hasToString("o-1001");
        assertThat(subscription.nextBillingOn()).isEqualTo(TODAY);
        assertThat(subscription.ownPlans()).hasSize(2);
        assertThat(subscription.terms().paymentTermsDays()).isEqualTo(14);
    }

    @Test
    void aProductMayBeOrderedTwice() {
        assertThat(problems(order(List.of(LINES.getFirst(), LINES.getFirst())), SELLER)).isEmpty();
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Order order =
                order(
                        account("Acme \uD83D\uDE00", Examples.address("XX", null, null)),
                        CurrencyUnit.EUR,
                        TODAY.plusDays(367),
                        121,
                        List.of(Examples.seats("SEAT", "1.5", "9.99")));

        assertThat(problems(order, null))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "seller",
                        "startOn",
                        "paymentTermsDays",
                        "lines[0].quantity",
                        "account.name",
                        "account.address.country");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    days | terms | problem
                    0    | 0     |
                    366  | 120   |
                    -366 | 14    |
                    367  | 14    | startOn
                    -367 | 14    | startOn
                    0    | 121   | paymentTermsDays
                    0    | -1    | paymentTermsDays
                    """)
    void startAndTermsHaveLimits(int days, int terms, @Nullable String problem) {
        Order order =
                order(
                        account("Acme", germany()),
                        CurrencyUnit.EUR,
                        TODAY.plusDays(days),
                        terms,
                        LINES);

        assertThat(problems(order, SELLER))
                .extracting(Problem::field)
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void anOrderHasOneToAHundredLines() {
        OwnPrice line = LINES.getFirst();

        assertThat(problems(order(Collections.nCopies(100, line)), SELLER)).isEmpty();
        assertThat(problems(order(Collections.nCopies(101, line)), SELLER))
                .containsExactly(new Problem("lines", "must be from 1 to 100 lines, were 101"));
        assertThat(problems(order(List.of()), SELLER))
                .containsExactly(new Problem("lines", "must be from 1 to 100 lines, were 0"));
    }

    @Test
    void zeroSeatsAreAllowedAndAbsurdAmountsAreNot() {
        assertThat(problems(order(List.of(Examples.seats("SEAT", "0", "9.99"))), SELLER)).isEmpty();
        assertThat(problems(order(List.of(Examples.seats("SEAT", "1000001", "1000"))), SELLER))
                .extracting(Problem::field)
                .containsExactly("lines[0].unitPrice");
    }

    @Test
    void everyLineIsInTheOrdersCurrency() {
        Order order = order(account("Acme", germany()), CurrencyUnit.USD, TODAY, 14, LINES);

        assertThat(problems(order, SELLER))
                .extracting(Problem::field)
                .containsExactly("lines[0].plan", "lines[1].plan");
    }

    @Test
    void goldIsNoCurrencyToInvoiceIn() {
        Order order =
                order(account("Acme", germany()), CurrencyUnit.of("XAU"), TODAY, 14, List.of());

        assertThat(problems(order, SELLER)).extracting(Problem::field).contains("currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    name            | printable
                    Müller & Söhne  | true
                    Mu\u0308ller   | true
                    Ελλάδα ΑΕ       | true
                    株式会社        | true
                    한국            | true
                    אבג             | true
                    Acme\uD83D\uDE00 | false
                    Ac\u0007me      | false
                    A\u200Bcme      | false
                    """)
    void namesAreOfCharactersThatInvoicesCanShow(String name, boolean printable) {
        Order order = order(account(name, germany()), CurrencyUnit.EUR, TODAY, 14, LINES);

        assertThat(problems(order, SELLER).isEmpty()).isEqualTo(printable);
    }

    @Test
    void theCharacterThatCantBeShownIsNamed() {
        Order order =
                order(account("Acme \uD83D\uDE00", germany()), CurrencyUnit.EUR, TODAY, 14, LINES);

        assertThat(problems(order, SELLER))
                .containsExactly(
                        new Problem(
                                "account.name",
                                "has a character that invoices can't show: U+1F600 GRINNING FACE"));
    }

    @Test
    void aPlaceWhoseTaxIsUnknownIsRefusedBeforeAnythingIsBilled() {
        Order order =
                order(
                        account("Acme", Examples.address("BY", null, null)),
                        CurrencyUnit.EUR,
                        TODAY,
                        14,
                        LINES);

        assertThat(problems(order, SELLER))
                .extracting(Problem::field)
                .containsExactly("account.address.country");
    }

    @Test
    void anUnknownSellerIsNamed() {
        assertThat(problems(order(LINES), null))
                .containsExactly(new Problem("seller", "no seller 'muster' is configured"));
    }

    private static List<Problem> problems(Order order, @Nullable Seller seller) {
        return switch (OrderRules.decide(order, seller, CATALOG, TODAY, TAX)) {
            case OrderDecision.Accepted accepted -> List.of();
            case OrderDecision.Refused refused -> refused.problems();
        };
    }

    private static Address germany() {
        return Examples.address("DE", null, "10115");
    }

    private static Account account(String name, Address address) {
        Account base = Examples.account(PartyKind.BUSINESS, null, address);
        return new Account(
                base.id(), name, base.kind(), base.email(), null, address, "de", ZoneOffset.UTC);
    }

    private static Order order(List<OwnPrice> lines) {
        return order(account("Acme", germany()), CurrencyUnit.EUR, TODAY, 14, lines);
    }

    private static Order order(
            Account account,
            CurrencyUnit currency,
            LocalDate startOn,
            int terms,
            List<OwnPrice> lines) {
        Order base = Examples.order(lines.stream().map(line -> from(line, startOn)).toList());
        return new Order(
                base.id(),
                base.seller(),
                account,
                currency,
                startOn,
                startOn,
                null,
                null,
                Terms.ofDays(terms),
                base.items(),
                base.ownPlans(),
                base.ownProducts(),
                null);
    }

    private static OwnPrice from(OwnPrice line, LocalDate startOn) {
        return new OwnPrice(
                line.sku(),
                line.description(),
                line.charge(),
                line.quantity(),
                line.unitPrice(),
                startOn,
                null);
    }
}
