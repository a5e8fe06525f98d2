package io.billfold.store;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.Sending;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxProfile.PlaceEvidence;
import io.billfold.billing.account.TaxProfile.TaxIdLookup;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.WithholdingTerms;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.billing.withholding.Withholding;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
                "billing@example.com",
                address(),
                one(ZoneId.of("Europe/Berlin"), ZoneId.of("Z"), ZoneId.of("America/New_York")),
                "S" + random.nextInt(100),
                Stream.generate(this::registration).limit(random.nextInt(3)).toList(),
                maybe(() -> new BankAccount(text(), "DE02120300000000202051", maybe(this::text))),
                random.nextBoolean(),
                profile(),
                random.nextBoolean() ? Branding.NONE : new Branding("124c61", null));
    }

    private PartyProfile profile() {
        return random.nextBoolean()
                ? PartyProfile.NONE
                : new PartyProfile(
                        maybe(this::identifier),
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::identifier),
                        maybe(() -> one(InvoiceFormat.values())),
                        random.nextBoolean() ? Map.of() : Map.of("legalForm", text()));
    }

    private Identifier identifier() {
        return new Identifier(text(), maybe(() -> one("0002", "EM")));
    }

    private TaxRegistration registration() {
        return new TaxRegistration(
                one("DE", "US"),
                maybe(() -> one("TX", "CN")),
                one(TaxRegistration.Scheme.values()),
                "DE" + random.nextInt(1_000_000),
                maybe(() -> one(RoundingPolicy.values())));
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
                        one(ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo")),
                        maybe(() -> new ParentAccount(new AccountId("head"), random.nextBoolean())),
                        random.nextInt(4) == 0 ? TaxProfile.NONE : taxProfile(),
                        profile())
                .withSending(
                        one(
                                Sending.Email.ATTACHED,
                                new Sending.Email(Sending.Pdf.LINKED),
                                new Sending.Portal(text())));
    }

    private Preceding preceding() {
        return new Preceding(
                new InvoiceNumber("MU", 2025, 1 + random.nextInt(9)),
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365)));
    }

    TaxProfile taxProfile() {
        return new TaxProfile(
                some(2, () -> new PlaceEvidence(one(PlaceEvidence.Kind.values()), one("DE", "FR"))),
                random.nextBoolean(),
                maybe(
                        () ->
                                new TaxIdLookup(
                                        one(TaxIdLookup.Status.values()),
                                        date(),
                                        one("VIES", "HMRC"),
                                        maybe(this::text))),
                some(
                        2,
                        () ->
                                new ExemptionCertificate(
                                        one("US-TX", "US-NY"), text(), text(), maybe(this::date))),
                maybe(() -> new WithholdingTerms(withholding(), random.nextBoolean())));
    }

    private Withholding withholding() {
        return new Withholding(
                one("TDS", "IRRF"),
                one("IN", "BR"),
                new BigDecimal(one("10", "1.50")),
                one(Withholding.Basis.values()),
                text());
    }

    private Settlement settlement(CurrencyUnit currency) {
        return random.nextBoolean()
                ? Settlement.NONE
                : new Settlement(
                        maybe(() -> conversion(currency)),
                        maybe(() -> new Settlement.Withheld(withholding(), amount(currency))),
                        maybe(() -> amount(currency)),
                        random.nextBoolean()
                                ? List.of()
                                : List.of(EarlyPayment.parse(one("10@2", "7@2.25"))));
    }

    private Conversion conversion(CurrencyUnit from) {
        return new Conversion(
                from,
                one(CurrencyUnit.of("PLN"), CurrencyUnit.of("SEK")),
                new BigDecimal(one("1", "1.0876")),
                new BigDecimal(one("4.2560", "0.86")),
                one(RateSource.ECB, RateSource.BMF),
                date(),
                one(ExchangeRule.values()));
    }

    private Money amount(CurrencyUnit currency) {
        return Money.ofMinor(currency, random.nextInt(20_000) - 10_000);
    }

    private Address address() {
        return new Address(
                text(), maybe(this::text), text(), maybe(this::text), maybe(this::text), "DE");
    }

    /** A draft whose tax has not been calculated. */
    Draft draft() {
        CurrencyUnit currency = currency();
        LocalDate from = date();
        Period period = new Period(from, from.plusMonths(1));
        SubscriptionId subscription = new SubscriptionId("o-1");
        return new Draft(
                DraftId.of(subscription, period.from(), 1),
                random.nextBoolean() ? Draft.Kind.INVOICE : Draft.Kind.CREDIT_NOTE,
                maybe(this::preceding),
                maybe(() -> subscription),
                seller(),
                account(),
                currency,
                from.plusDays(random.nextInt(40)),
                period,
                random.nextInt(60),
                maybe(this::text),
                Stream.generate(() -> line(currency, period)).limit(1 + random.nextInt(4)).toList(),
                List.of(),
                maybe(
                        () ->
                                new Commission(
                                        new AccountId("partner"),
                                        BigDecimal.valueOf(random.nextInt(50)),
                                        Money.ofMinor(currency, random.nextInt(9999)))));
    }

    Invoice invoice() {
        Draft draft = draft();
        LocalDate issuedOn = draft.period().from();
        List<TaxTreatment> known = List.of(treatment(), treatment());
        List<TaxTreatment> treatments =
                draft.lines().stream().map(line -> known.get(random.nextInt(2))).toList();
        return new Invoice(
                new InvoiceNumber(
                        draft.seller().series(), issuedOn.getYear(), 1 + random.nextInt(9)),
                issuedOn,
                issuedOn.plusDays(14),
                1,
                InvoiceTax.apply(draft, treatments).withSettlement(settlement(draft.currency())));
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
                random.nextBoolean(),
                maybe(this::text),
                maybe(this::identifier));
    }

    private TaxTreatment treatment() {
        TaxCategory category = one(TaxCategory.values());
        return new TaxTreatment(
                category,
                one("VAT", "GST"),
                one("DE", "US-TX"),
                category.isTaxed()
                        ? Stream.concat(Stream.of(component()), some(2, this::component).stream())
                                .toList()
                        : List.of(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> one(TaxRegistration.Scheme.values())),
                one(RoundingPolicy.values()),
                some(3, this::answer));
    }

    private TaxComponent component() {
        return new TaxComponent(
                one("GST", "PST", "sales tax"),
                one("CA", "CA-BC", "US-TX"),
                new BigDecimal(one("19", "8.875", "20.0", "6.25")),
                one(TaxablePortion.ALL, new TaxablePortion(80, 100), new TaxablePortion(11, 12)),
                maybe(this::text));
    }

    private TaxAnswer answer() {
        return new TaxAnswer(
                one(TaxAnswer.Question.values()),
                text(),
                random.nextBoolean() ? "" : text(),
                one(Confidence.values()));
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
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
