package io.billfold.store;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Values with every optional field now there and now not; the same seed gives the same values. */
final class RandomValues {
    private static final List<String> TEXTS =
            List.of("Straße 1", "O'Neill & Söhne", "\"quoted\" \\ back", "株式会社", "😀", "plain");

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    Seller seller() {
        return new Seller(
                new SellerId("seller-" + random.nextInt(100)),
                text(),
                maybe(this::text),
                "billing@example.com",
                address(),
                one(ZoneId.of("Europe/Berlin"), ZoneId.of("Z"), ZoneId.of("America/New_York")),
                "S" + random.nextInt(100),
                Stream.generate(this::registration).limit(random.nextInt(3)).toList(),
                maybe(() -> new BankAccount(text(), "DE02120300000000202051", maybe(this::text))));
    }

    private TaxRegistration registration() {
        return new TaxRegistration(
                one("DE", "FR"),
                one(TaxRegistration.Scheme.DOMESTIC, TaxRegistration.Scheme.OSS),
                "DE" + random.nextInt(1_000_000));
    }

    Account account() {
        return new Account(
                new AccountId("account-" + random.nextInt(100)),
                text(),
                one(PartyKind.BUSINESS, PartyKind.CONSUMER),
                "ap@example.com",
                maybe(this::text),
                address(),
                one("de", "en", "ja"),
                one(ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo")));
    }

    private Address address() {
        return new Address(
                text(), maybe(this::text), text(), maybe(this::text), maybe(this::text), "DE");
    }

    Invoice invoice() {
        CurrencyUnit currency = currency();
        LocalDate issuedOn = date();
        Period period = new Period(issuedOn, issuedOn.plusMonths(1));
        SubscriptionId subscription = new SubscriptionId("o-1");
        Draft draft =
                new Draft(
                        DraftId.of(subscription, period.from(), 1),
                        random.nextBoolean() ? Draft.Kind.INVOICE : Draft.Kind.CREDIT_NOTE,
                        maybe(() -> new InvoiceNumber("MU", 2025, 1 + random.nextInt(9))),
                        subscription,
                        seller(),
                        account(),
                        currency,
                        period,
                        random.nextInt(60),
                        maybe(this::text),
                        Stream.generate(() -> line(currency, period))
                                .limit(1 + random.nextInt(4))
                                .toList(),
                        List.of(),
                        maybe(
                                () ->
                                        new Commission(
                                                new AccountId("partner"),
                                                BigDecimal.valueOf(random.nextInt(50)),
                                                Money.ofMinor(currency, random.nextInt(9999)))));
        return new Invoice(
                new InvoiceNumber(
                        draft.seller().series(), issuedOn.getYear(), 1 + random.nextInt(9)),
                issuedOn,
                issuedOn.plusDays(14),
                1,
                InvoiceTax.calculate(draft, treatment()));
    }

    private InvoiceLine line(CurrencyUnit currency, Period period) {
        UnitPrice price = price(currency);
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(1000), random.nextInt(3));
        LineAdjustment.Kind[] kinds = LineAdjustment.Kind.values();
        LineAdjustment adjustment =
                new LineAdjustment(
                        kinds[random.nextInt(kinds.length)],
                        text(),
                        Money.ofMinor(currency, 1 + random.nextInt(999)));
        return new InvoiceLine(
                "SKU",
                text(),
                period,
                quantity,
                price,
                List.of(adjustment),
                price.times(quantity, RoundingPolicy.EN_16931).plus(adjustment.amount()),
                maybe(this::text),
                maybe(this::text),
                maybe(this::origin));
    }

    private LineOrigin origin() {
        RevenueTreatment[] treatments = RevenueTreatment.values();
        return new LineOrigin(
                new SubscriptionId("o-1"),
                "item-" + random.nextInt(9),
                "charge-" + random.nextInt(9),
                maybe(() -> "pro@" + random.nextInt(9)),
                "standard",
                treatments[random.nextInt(treatments.length)],
                maybe(this::text),
                maybe(this::text));
    }

    private TaxTreatment treatment() {
        boolean taxed = random.nextBoolean();
        return new TaxTreatment(
                taxed
                        ? TaxCategory.STANDARD
                        : one(TaxCategory.REVERSE_CHARGE, TaxCategory.OUTSIDE_SCOPE),
                one("VAT", "GST"),
                one("DE", "FR"),
                taxed ? new BigDecimal(one("19", "8.875", "20.0")) : BigDecimal.ZERO,
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                one(RoundingPolicy.EN_16931, RoundingPolicy.JP_QUALIFIED_INVOICE),
                List.of("first, because", "then, because"));
    }

    private UnitPrice price(CurrencyUnit currency) {
        return new UnitPrice(
                currency, BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(12)));
    }

    private CurrencyUnit currency() {
        return one(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KWD"));
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2000));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
