package io.billfold.billing.content;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Delivery;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document of one line, made of what a golden file says of its fields by their paths. */
final class GoldenDocument {
    /** The value of a field that is not there. */
    static final String ABSENT = "";

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("kind", "INVOICE"),
                    Map.entry("heading.number", "MU-2026-000042"),
                    Map.entry("heading.issuedOn", "2026-11-02"),
                    Map.entry("heading.dueOn", "2026-12-02"),
                    Map.entry("currency", "EUR"),
                    Map.entry("language", "en"),
                    Map.entry("seller.name", "Example"),
                    Map.entry("seller.city", "Sellertown"),
                    Map.entry("buyer.kind", "BUSINESS"),
                    Map.entry("buyer.name", "Customer"),
                    Map.entry("buyer.city", "Buyertown"),
                    Map.entry("quantity", "10"),
                    Map.entry("price", "100.00"),
                    Map.entry("tax", "VAT"));

    private final Map<String, String> fields;

    private GoldenDocument(Map<String, String> fields) {
        this.fields = new TreeMap<>(DEFAULTS);
        this.fields.putAll(fields);
        this.fields.values().removeIf(ABSENT::equals);
    }

    static BusinessDocument of(Map<String, String> fields) {
        return new GoldenDocument(fields).document();
    }

    private BusinessDocument document() {
        String[] charged = text("charged").split(" ");
        TaxCategory category = category(charged[0]);
        BigDecimal rate = charged.length == 1 ? null : new BigDecimal(charged[1]);
        UnitPrice price = new UnitPrice(currency(), new BigDecimal(text("price")));
        BigDecimal quantity = new BigDecimal(text("quantity"));
        Money net = price.times(quantity, RoundingPolicy.EN_16931);
        BigDecimal share = rate == null ? BigDecimal.ZERO : rate.movePointLeft(2);
        Money tax = RoundingPolicy.EN_16931.round(currency(), net.getAmount().multiply(share));
        Line line =
                new Line(
                        new Line.Item("A1", "Service", null, classification()),
                        period(),
                        quantity,
                        Line.ONE,
                        price,
                        List.of(),
                        net,
                        new Line.Taxed(category, rate),
                        null,
                        Line.LineReferences.NONE);
        return new BusinessDocument(
                heading(),
                references(),
                fields.containsKey("notes") ? List.of(Note.of(text("notes"))) : List.of(),
                party("seller", PartyKind.BUSINESS),
                party("buyer", PartyKind.valueOf(text("buyer.kind"))),
                new Delivery(period(), null, place()),
                payment(),
                List.of(line),
                List.of(),
                List.of(taxOf(category, rate, net, tax)),
                totals(net, tax),
                new Rendering(1, Branding.NONE, null));
    }

    private String text(String path) {
        String text = fields.get(path);
        if (text == null) {
            throw new IllegalArgumentException(path + " is missing in the golden file");
        }
        return text;
    }

    private @Nullable String orNull(String path) {
        return fields.get(path);
    }

    private CurrencyUnit currency() {
        return CurrencyUnit.of(text("currency"));
    }

    private static TaxCategory category(String code) {
        return Arrays.stream(TaxCategory.values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Period period() {
        LocalDate from = LocalDate.parse(text("heading.issuedOn")).withDayOfMonth(1);
        return new Period(from, from.plusMonths(1));
    }

    private String place() {
        return fields.getOrDefault("delivery.country", text("buyer.country"));
    }

    private @Nullable Identifier classification() {
        String code = orNull("lines[0].item.classification");
        return code == null ? null : Identifier.of(code);
    }

    private Heading heading() {
        String dueOn = orNull("heading.dueOn");
        return new Heading(
                Heading.Kind.valueOf(text("kind")),
                text("heading.number"),
                LocalDate.parse(text("heading.issuedOn")),
                dueOn == null ? null : LocalDate.parse(dueOn),
                null,
                currency(),
                text("language"));
    }

    private References references() {
        String preceding = orNull("references.preceding");
        String date = orNull("references.preceding[0].issuedOn");
        return new References(
                orNull("buyerReference"),
                null,
                null,
                preceding == null
                        ? List.of()
                        : List.of(
                                new References.Preceding(
                                        preceding, date == null ? null : LocalDate.parse(date))));
    }

    private Party party(String name, PartyKind kind) {
        String legalId = orNull(name + ".legalId");
        String named = orNull(name + ".taxIds.named");
        Map<String, String> particulars = new TreeMap<>();
        String prefix = name + ".particulars.";
        fields.forEach(
                (path, value) -> {
                    if (path.startsWith(prefix)) {
                        particulars.put(path.substring(prefix.length()), value);
                    }
                });
        return new Party(
                name + "-1",
                text(name + ".name"),
                kind,
                legalId == null ? null : Identifier.of(legalId),
                new Party.TaxIds(
                        orNull(name + ".taxIds.vat"),
                        orNull(name + ".taxIds.other"),
                        named == null ? List.of() : List.of(new Party.Named("QST", named))),
                new Identifier(name + "@example.com", "EM"),
                address(name),
                new Party.Contact(
                        orNull(name + ".contact.name"),
                        orNull(name + ".contact.phone"),
                        name + "@example.com"),
                particulars);
    }

    private Address address(String name) {
        return new Address(
                "1 Main Street",
                null,
                text(name + ".city"),
                orNull(name + ".address.postcode"),
                orNull(name + ".address.region"),
                text(name + ".country"));
    }

    private Payment payment() {
        String number = orNull("payment.means");
        List<PaymentMeans> means =
                number == null
                        ? List.of()
                        : List.of(
                                new PaymentMeans.Transfer(
                                        new BankAccount("Example", number, null), false));
        return new Payment(
                means,
                text("heading.number"),
                orNull("payment.terms"),
                discounts(orNull("discount")));
    }

    /** For example {@code 2 10 2026-11-12 1176.00}: percent, days, the last one, what to pay. */
    private List<Payment.EarlyDiscount> discounts(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String[] parts = text.split(" ");
        return List.of(
                new Payment.EarlyDiscount(
                        new BigDecimal(parts[0]),
                        Integer.parseInt(parts[1]),
                        LocalDate.parse(parts[2]),
                        Money.of(currency(), new BigDecimal(parts[3]))));
    }

    private Tax taxOf(TaxCategory category, @Nullable BigDecimal rate, Money base, Money amount) {
        return new Tax(
                category,
                rate,
                base,
                amount,
                orNull("taxes[0].reason"),
                null,
                List.of(new Tax.Part(text("tax"), rate, amount)));
    }

    private Totals totals(Money net, Money tax) {
        Money zero = Money.zero(currency());
        String converted = orNull("totals.converted");
        return new Totals(
                net,
                zero,
                zero,
                net,
                tax,
                net.plus(tax),
                zero,
                zero,
                net.plus(tax),
                converted == null
                        ? null
                        : new Totals.Converted(Money.parse(converted), "1 to 1 (by hand)"),
                null);
    }
}
