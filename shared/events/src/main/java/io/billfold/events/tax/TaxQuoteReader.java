package io.billfold.events.tax;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.Location;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.events.SellerReader;
import io.billfold.events.TaxProfileReader;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads tax quotes (schema {@code tax-quote.v1.schema.json}). */
public final class TaxQuoteReader {
    /** The most bytes of a quote: far above what its fields can hold. */
    public static final int SIZE_MAX_BYTES = 256 * 1024;

    private static final int LINES_MAX = 500;
    private static final int REGISTRATIONS_MAX = 100;
    private static final int PLACES_MAX = 300;
    private static final int COUNT_MAX = 1_000_000_000;
    private static final int ID_MAX = 200;
    private static final int NUMBER_MAX = 64;
    private static final int REGION_MAX = 20;
    private static final int POSTCODE_MAX = 20;

    /** As an {@link io.billfold.billing.account.Address} allows. */
    private static final int STREET_MAX = 100;

    private static final int CITY_MAX = 60;

    /** Any currency's, for amounts whose currency is wrong. */
    private static final int DECIMALS_MAX = 4;

    private final MessageJson json;

    public TaxQuoteReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** What a piece of JSON is. */
    public sealed interface Reading {
        /** A question that can be asked. */
        record Read(TaxQuote quote) implements Reading {}

        /** Everything that is wrong with it is named. */
        record Unreadable(String id, List<Problem> problems) implements Reading {}
    }

    /** Reads the bytes of a quote. */
    public Reading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new Reading.Unreadable("", List.of(problem));
        };
    }

    private static Reading read(JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<String> id = in.optional("id", text(ID_MAX), "");
        in.optional("note", Forms.text(), "");
        Field<TaxQuote> quote = quote(in, id);
        return in.problems().isEmpty()
                ? new Reading.Read(quote.get())
                : new Reading.Unreadable(id.isRight() ? id.get() : "", in.problems());
    }

    private static Field<TaxQuote> quote(FieldReader in, Field<String> id) {
        Field<TaxQuote.Asked> seller =
                in.wordOrObject(
                        "seller",
                        Forms.text(name -> new TaxQuote.Asked.Configured(new SellerId(name))),
                        TaxQuoteReader::supplier);
        Field<Buyer> buyer = in.object("customer", TaxQuoteReader::buyer);
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<LocalDate> date = in.required("date", Forms.date());
        Field<List<TaxQuote.Line>> lines =
                in.list("lines", LINES_MAX, line -> line(line, currency, date));
        Field<Map<String, SellerSales.Sold>> sales =
                in.has("sales")
                        ? in.map("sales", PLACES_MAX, place(), (_, sold) -> sold(sold))
                        : Field.of(null);
        return in.build(
                () ->
                        new TaxQuote(
                                id.get(),
                                seller.get(),
                                buyer.get().customer(),
                                buyer.get().at().line1(),
                                buyer.get().at().city(),
                                currency.get(),
                                date.get(),
                                lines.get(),
                                sales.orNull() == null
                                        ? null
                                        : new SellerSales(date.get(), sales.get())),
                quote ->
                        quote.lines().isEmpty()
                                ? List.of(new Problem("lines", "must hold at least one"))
                                : List.of());
    }

    private static Field<TaxQuote.Asked> supplier(FieldReader in) {
        Field<String> id = in.optional("id", text(NUMBER_MAX), "seller");
        Field<Location> location = in.object("address", TaxQuoteReader::location);
        Field<List<TaxRegistration>> registrations =
                in.listOrEmpty("registrations", REGISTRATIONS_MAX, SellerReader::registration);
        return in.build(
                () ->
                        new TaxQuote.Asked.Described(
                                new Supplier(id.get(), location.get(), registrations.get())));
    }

    /** Who asks, and the part of the address that no rule looks at but an engine may. */
    private record Buyer(Customer customer, Place at) {}

    private record Place(Location location, String line1, String city) {}

    private static Field<Buyer> buyer(FieldReader in) {
        Field<PartyKind> kind = in.required("kind", Forms.word(PartyKind.class));
        Field<String> taxId = in.optional("taxId", text(NUMBER_MAX), null);
        Field<Place> at = in.object("address", TaxQuoteReader::place);
        Field<TaxProfile> tax = in.objectOrNull("tax", TaxProfileReader::profile);
        return in.build(
                () ->
                        new Buyer(
                                new Customer(
                                        kind.get(),
                                        taxId.orNull(),
                                        at.get().location(),
                                        Objects.requireNonNullElse(tax.orNull(), TaxProfile.NONE)),
                                at.get()));
    }

    private static Field<Place> place(FieldReader in) {
        Field<String> line1 = in.optional("line1", text(STREET_MAX), "");
        Field<String> city = in.optional("city", text(CITY_MAX), "");
        Field<Location> location = location(in);
        return in.build(() -> new Place(location.get(), line1.get(), city.get()));
    }

    private static Field<Location> location(FieldReader in) {
        Field<String> country = in.required("country", Forms.country());
        Field<String> region = in.optional("region", text(REGION_MAX), null);
        Field<String> postcode = in.optional("postcode", text(POSTCODE_MAX), null);
        return in.build(() -> new Location(country.get(), region.orNull(), postcode.orNull()));
    }

    private static Field<TaxQuote.Line> line(
            FieldReader in, Field<CurrencyUnit> currency, Field<LocalDate> date) {
        Field<String> product = in.optional("product", product(), Product.STANDARD);
        int scale = currency.isRight() ? currency.get().getDecimalPlaces() : DECIMALS_MAX;
        Field<BigDecimal> amount = in.required("amount", Forms.signedDecimal(scale));
        Field<Boolean> taxIncluded = in.optional("taxIncluded", Forms.flag(), false);
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        Field<LocalDate> to = in.optional("to", Forms.date(), null);
        return in.build(
                () -> {
                    LocalDate first = Objects.requireNonNullElse(from.orNull(), date.get());
                    LocalDate end = Objects.requireNonNullElse(to.orNull(), first.plusDays(1));
                    return new TaxQuote.Line(
                            product.get(),
                            Money.of(currency.get(), amount.get(), RoundingMode.UNNECESSARY),
                            taxIncluded.get(),
                            new Period(first, end));
                });
    }

    private static Field<SellerSales.Sold> sold(FieldReader in) {
        Field<BigDecimal> amount = in.required("amount", Forms.decimal(2));
        Field<Integer> count = in.optional("count", Forms.integer(0, COUNT_MAX), 0);
        return in.build(() -> new SellerSales.Sold(amount.get(), count.get()));
    }

    private static Forms.Form<String> text(int lengthMax) {
        return Forms.text(
                text -> {
                    if (text.length() > lengthMax) {
                        throw new IllegalArgumentException(
                                "has "
                                        + text.length()
                                        + " characters, at most "
                                        + lengthMax
                                        + " are allowed");
                    }
                    return text;
                });
    }

    private static Forms.Form<String> product() {
        return Forms.text(text -> Checks.id("product", text));
    }

    private static Forms.Form<String> place() {
        return Forms.text(
                text -> {
                    if (!text.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")) {
                        throw new IllegalArgumentException(
                                "must be a place such as US-TX, or "
                                        + SellerSales.EU_CONSUMERS
                                        + " for consumers in other member states");
                    }
                    return text;
                });
    }
}
