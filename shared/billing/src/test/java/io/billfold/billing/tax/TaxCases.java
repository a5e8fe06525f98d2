package io.billfold.billing.tax;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The golden cases in {@code cases}: one file per country of the customer, one line per case,
 * worked out by hand. A line is {@code seller | customer | product | date | amounts | category |
 * rate | tax | wording | source}; a seller is {@code home : registrations ; sales}.
 */
final class TaxCases {
    private static final int COLUMNS = 10;

    private TaxCases() {}

    /** One line, for example of {@code DE.txt}. */
    record Case(String file, int line, List<String> cells) {
        String text(int column) {
            return cells.get(column);
        }

        LocalDate date() {
            return LocalDate.parse(text(3));
        }

        @Override
        public String toString() {
            return file + ":" + line + " " + String.join(" | ", cells.subList(0, 5));
        }
    }

    static List<Case> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        URI uri = URI.create(String.valueOf(TaxCases.class.getResource("cases")));
        return Path.of(uri);
    }

    private static List<Case> read(Path file) {
        List<Case> cases = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#") && !lines.get(i).isBlank()) {
                List<String> cells =
                        Stream.of(lines.get(i).split("\\|")).map(String::strip).toList();
                if (cells.size() != COLUMNS) {
                    throw new IllegalStateException(file + ":" + (i + 1) + " has other columns");
                }
                cases.add(new Case(file.getFileName().toString(), i + 1, cells));
            }
        }
        return cases;
    }

    /** The question as a draft of one day. */
    static Draft draft(Case of) {
        Seller seller = seller(of.text(0));
        Account account = account(of.text(1));
        String[] amounts = of.text(4).split(" ");
        boolean isGross = amounts[0].equals("gross");
        CurrencyUnit currency = CurrencyUnit.of(amounts[amounts.length - 1]);
        Period day = new Period(of.date(), of.date().plusDays(1));
        List<InvoiceLine> lines = new ArrayList<>();
        for (String amount : amounts[isGross ? 1 : 0].split("\\+")) {
            UnitPrice price = new UnitPrice(currency, new BigDecimal(amount));
            lines.add(line(price, day, of.text(2), isGross));
        }
        return new Draft(
                new DraftId("case"),
                Draft.Kind.INVOICE,
                null,
                null,
                seller,
                account,
                currency,
                of.date(),
                day,
                14,
                null,
                lines,
                List.of(),
                null);
    }

    private static InvoiceLine line(UnitPrice price, Period day, String product, boolean isGross) {
        InvoiceLine plain = InvoiceLine.of("sku", "Line", day, BigDecimal.ONE, price);
        LineOrigin origin =
                new LineOrigin(
                        new SubscriptionId("s"),
                        "1",
                        "line",
                        null,
                        product,
                        RevenueTreatment.OVER_TIME,
                        null,
                        isGross,
                        null);
        return new InvoiceLine(
                plain.sku(),
                plain.description(),
                plain.period(),
                plain.quantity(),
                plain.unitPrice(),
                List.of(),
                plain.net(),
                null,
                null,
                origin);
    }

    private static Seller seller(String text) {
        String[] parts = text.split(";")[0].split(":", -1);
        String[] home = parts[0].strip().split("-");
        List<TaxRegistration> registrations = new ArrayList<>();
        for (String words : parts.length < 2 ? new String[0] : parts[1].split(",")) {
            if (!words.isBlank()) {
                registrations.add(registration(words.strip().split(" ")));
            }
        }
        return new Seller(
                new SellerId("seller"),
                "Seller",
                null,
                "billing@seller.example",
                address(home[0], home.length > 1 ? home[1] : null, null),
                ZoneOffset.UTC,
                "S",
                registrations,
                null);
    }

    private static TaxRegistration registration(String[] words) {
        String[] place = words[0].split("-");
        TaxRegistration.Scheme scheme =
                words.length < 2
                        ? TaxRegistration.Scheme.DOMESTIC
                        : TaxRegistration.Scheme.valueOf(
                                words[1].toUpperCase(Locale.ROOT).replace('-', '_'));
        return new TaxRegistration(
                place[0], place.length > 1 ? place[1] : null, scheme, words[0] + "-1", null);
    }

    static SellerSales sales(Case of) {
        Map<String, Sold> places = new HashMap<>();
        String[] parts = of.text(0).split(";");
        for (String words : parts.length < 2 ? new String[0] : parts[1].split(",")) {
            String[] cells = words.strip().split(" ");
            int count = cells.length > 3 ? Integer.parseInt(cells[3]) : 1;
            places.put(cells[0], new Sold(new BigDecimal(cells[1]), count));
        }
        return new SellerSales(null, places);
    }

    private static Address address(
            String country, @Nullable String region, @Nullable String postcode) {
        return new Address("1 Main Street", null, "City", postcode, region, country);
    }

    private static Account account(String text) {
        String[] words = text.split(" ");
        String[] where = words[0].split("/");
        String[] place = where[0].split("-");
        PartyKind kind = PartyKind.valueOf(words[1].toUpperCase(Locale.ROOT));
        Address address =
                address(
                        place[0],
                        place.length > 1 ? place[1] : null,
                        where.length > 1 ? where[1] : null);
        String taxId = null;
        boolean isRegistered = false;
        List<TaxProfile.ExemptionCertificate> exemptions = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            if (words[i].equals("registered")) {
                isRegistered = true;
            } else if (words[i].startsWith("cert=")) {
                exemptions.add(certificate(where[0], words[i].substring("cert=".length())));
            } else {
                taxId = words[i];
            }
        }
        return account(
                kind,
                taxId,
                address,
                new TaxProfile(List.of(), isRegistered, null, exemptions, null));
    }

    private static TaxProfile.ExemptionCertificate certificate(String place, String words) {
        String[] parts = words.split("@");
        return new TaxProfile.ExemptionCertificate(
                place, "C-1", parts[0], parts.length > 1 ? LocalDate.parse(parts[1]) : null);
    }

    private static Account account(
            PartyKind kind, @Nullable String taxId, Address address, TaxProfile tax) {
        return new Account(
                new AccountId("customer"),
                "Customer",
                kind,
                "ap@customer.example",
                taxId,
                address,
                "en",
                ZoneOffset.UTC,
                null,
                tax,
                PartyProfile.NONE);
    }
}
