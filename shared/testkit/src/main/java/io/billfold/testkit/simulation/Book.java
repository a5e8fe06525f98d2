package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.BankFile;
import io.billfold.testkit.simulation.BookSale.Course;
import io.billfold.testkit.simulation.BookSale.Text;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that happens outside in a book: who orders, pays, and takes back, and the seller's bank. */
final class Book extends Outsider {
    private static final String SELLER = "nordlicht-de";
    private static final String BANK_ACCOUNT = "DE89370400440532013000";
    private static final CurrencyUnit CURRENCY = CurrencyUnit.EUR;

    /** Valid numbers, so that the customers owe the tax themselves. */
    private static final Map<String, String> TAX_IDS =
            Map.of(
                    "BE", "BE0202239951",
                    "ES", "ESB12345674",
                    "FR", "FR40303265045",
                    "IT", "IT00743110157",
                    "NL", "NL004495445B01");

    private static final LocalTime TIME_OF_ORDERS = LocalTime.of(12, 0);
    private static final LocalTime TIME_OF_CHARGES = LocalTime.of(11, 0);
    private static final LocalTime TIME_OF_TAKING = LocalTime.of(13, 0);
    private static final LocalTime TIME_OF_OUTCOMES = LocalTime.of(15, 0);
    private static final LocalTime TIME_OF_BANK_FILES = LocalTime.of(20, 0);
    private static final Duration TIME_TO_DECIDE = Duration.ofMinutes(30);

    private final Topology topology;
    private final Provider provider;
    private final Map<String, BookSale> sales = new HashMap<>();
    private final Map<LocalDate, List<Transfer>> transfers = new TreeMap<>();
    private Money balance = Money.zero(CURRENCY);
    private int statements;
    private int decided;

    Book(World world) {
        super(world);
        this.topology = world.topology();
        this.provider = new Provider(world);
    }

    /** What a customer sends by its bank. */
    private record Transfer(BookSale sale, String invoice, Text text) {
        String words() {
            return switch (text) {
                case NUMBER -> "Invoice " + invoice;
                case NUMBER_TYPED ->
                        "payment of " + invoice.toLowerCase(Locale.ROOT).replace('-', ' ') + " thx";
                case REFERENCE, NAME_ONLY -> "Monthly payment";
            };
        }

        BankFile.Movement movement() {
            return new BankFile.Movement(
                    sale.total(),
                    name(sale),
                    null,
                    text == Text.REFERENCE ? invoice : "NOTPROVIDED",
                    words(),
                    null);
        }
    }

    private static String name(BookSale sale) {
        return "Customer " + sale.customer();
    }

    /** Plans the seller, and an order the day before each invoice. */
    void open(List<BookSale> book) {
        plan(World.BEGIN.plusSeconds(1), "seller", "the seller is configured", this::configure);
        plan(
                World.BEGIN.plusSeconds(60),
                "catalog",
                "the catalog is configured",
                () -> put("PUT /sellers/{id}/catalog", catalog()));
        book.forEach(this::planOrder);
    }

    private void planOrder(BookSale sale) {
        sales.put(sale.id(), sale);
        plan(
                at(sale.issuedOn().minusDays(1), TIME_OF_ORDERS),
                "order " + sale.id(),
                "order of " + sale,
                () -> order(sale));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    private void configure() {
        for (JsonNode each : Json.resource("sellers.json")) {
            if (each.path("id").asText().equals(SELLER)) {
                ObjectNode seller = each.deepCopy();
                seller.remove("id");
                seller.putObject("disputes").put("lost", "reopen");
                put("PUT /sellers/{id}", seller);
            }
        }
    }

    private void put(String route, ObjectNode body) {
        insist(attempt -> call(route, SELLER, body, attempt), status -> status == 200);
    }

    private static Door.Request call(String route, String parameter, ObjectNode body, int attempt) {
        return new Door.Request(
                "%s %s, call %d".formatted(route, parameter, attempt),
                route,
                parameter,
                "operations",
                Map.of("content-type", "application/json"),
                Json.bytes(body),
                true);
    }

    /** One product at a cent: an amount is a quantity. */
    private static ObjectNode catalog() {
        ObjectNode catalog = Json.object().put("version", 1);
        catalog.putArray("products")
                .addObject()
                .put("id", "work")
                .put("name", "Work")
                .put("revenue", "at-once");
        addPlan(catalog);
        return catalog;
    }

    private static void addPlan(ObjectNode catalog) {
        ObjectNode version =
                catalog.putArray("plans")
                        .addObject()
                        .put("id", "work")
                        .put("name", "Work")
                        .put("interval", "month")
                        .putArray("versions")
                        .addObject()
                        .put("version", 1)
                        .put("from", "2026-01-01");
        addCharge(version);
    }

    private static void addCharge(ObjectNode version) {
        version.putArray("charges")
                .addObject()
                .put("id", "work")
                .put("product", "work")
                .put("description", "Work")
                .put("timing", "advance")
                .put("basis", "per-item")
                .putObject("prices")
                .putObject(CURRENCY.getCode())
                .put("model", "per-unit")
                .put("price", "0.01");
    }

    /** It ends after a month, so that there is one invoice. */
    private void order(BookSale sale) {
        ObjectNode order =
                Json.object()
                        .put("version", 1)
                        .put("orderId", sale.id())
                        .put("seller", SELLER)
                        .put("currency", CURRENCY.getCode())
                        .put("startOn", sale.issuedOn().toString())
                        .put("paymentTermsDays", sale.termsDays());
        order.set("account", account(sale));
        order.putArray("items")
                .addObject()
                .put("item", "a")
                .put("plan", "work")
                .put("quantity", sale.total().getAmountMinorLong())
                .put("until", sale.issuedOn().plusMonths(1).toString());
        send(order.toString());
    }

    private void send(String order) {
        String queue = topology.name("Orders");
        world().auditor().sentOrder(order);
        world().services().sqs().sendMessage(r -> r.queueUrl(queue).messageBody(order));
    }

    private static ObjectNode account(BookSale sale) {
        ObjectNode account =
                Json.object()
                        .put("id", sale.customer())
                        .put("name", name(sale))
                        .put("kind", "business")
                        .put("email", sale.customer().toLowerCase(Locale.ROOT) + "@example.com")
                        .put("taxId", TAX_IDS.get(sale.country()))
                        .put("language", "en");
        account.set("address", address(sale.country()));
        return account;
    }

    private static ObjectNode address(String country) {
        return Json.object()
                .put("line1", "Main Street 1")
                .put("city", "Somewhere")
                .put("postcode", "1000")
                .put("country", country);
    }

    /** The bus tells of an invoice; now its number is known, and what becomes of it is planned. */
    void hearInvoice(JsonNode issued) {
        // a draft's id begins with the order's
        String draft = issued.path("draftId").asText();
        BookSale sale = sales.remove(draft.substring(0, draft.lastIndexOf('_')));
        if (sale != null) {
            follow(sale, issued.path("number").asText());
        }
    }

    private void follow(BookSale sale, String invoice) {
        switch (sale.course()) {
            case Course.Transferred it -> planTransfer(sale, invoice, it.on(), it.text());
            case Course.LostThenTransferred it -> {
                Provider.Charge charge = planTaking(sale, invoice, it.chargedOn(), it.takenOn());
                planOutcome(charge, "lost", 1, it.takenOn(), it.lostOn());
                planTransfer(sale, invoice, it.on(), it.text());
            }
            case Course.Won it -> {
                Provider.Charge charge = planTaking(sale, invoice, it.chargedOn(), it.takenOn());
                planOutcome(charge, "won", 2, it.takenOn(), it.on());
            }
        }
    }

    private static Provider.Charge charge(BookSale sale, String invoice) {
        return new Provider.Charge(
                "ch_" + sale.id(),
                invoice,
                CURRENCY.getCode().toLowerCase(Locale.ROOT),
                sale.total().getAmountMinorLong());
    }

    private Provider.Charge planTaking(
            BookSale sale, String invoice, LocalDate chargedOn, LocalDate takenOn) {
        Provider.Charge charge = charge(sale, invoice);
        plan(
                at(chargedOn, TIME_OF_CHARGES),
                charge.id(),
                charge.invoice() + " is paid by card",
                () -> provider.charged(charge));
        Instant taken = at(takenOn, TIME_OF_TAKING);
        plan(
                taken,
                charge.id() + " taken",
                charge.invoice() + " is taken back",
                () -> provider.reported(charge, "funds_withdrawn", "needs_response", 1, taken));
        return charge;
    }

    private void planOutcome(
            Provider.Charge charge, String status, int movements, LocalDate taken, LocalDate on) {
        plan(
                at(on, TIME_OF_OUTCOMES),
                charge.id() + " " + status,
                charge.invoice() + " is " + status,
                () ->
                        provider.reported(
                                charge, "closed", status, movements, at(taken, TIME_OF_TAKING)));
    }

    private void planTransfer(BookSale sale, String invoice, LocalDate on, Text text) {
        List<Transfer> ofDay = transfers.computeIfAbsent(on, day -> new ArrayList<>());
        if (ofDay.isEmpty()) {
            plan(
                    at(on, TIME_OF_BANK_FILES),
                    "bank file of " + on,
                    "the bank's file of " + on + " comes",
                    () -> drop(on));
        }
        ofDay.add(new Transfer(sale, invoice, text));
    }

    private void drop(LocalDate day) {
        List<Transfer> ofDay = transfers.getOrDefault(day, List.of());
        BankFile.Head head =
                new BankFile.Head(BANK_ACCOUNT, "S-" + day, ++statements, day, balance);
        String file = BankFile.camt053(head, ofDay.stream().map(Transfer::movement).toList());
        for (Transfer each : ofDay) {
            balance = balance.plus(each.sale().total());
        }
        drop("bank/%s/%s.xml".formatted(SELLER, day), file);
    }

    /** The bus tells what became of money that came: what is not applied somebody decides. */
    void hearCash(JsonNode received) {
        if (!received.path("state").asText().equals("applied")) {
            String id = received.path("cashId").asText();
            Transfer meant =
                    meant(new BigDecimal(received.path("amount").asText()))
                            .orElseThrow(() -> new IllegalStateException("whose? " + received));
            plan(
                    world().timeline().instant().plus(TIME_TO_DECIDE),
                    "decision about " + id,
                    "somebody finds that %s is for %s".formatted(id, meant.invoice()),
                    () -> decide(id, meant.invoice()));
        }
    }

    /** Of today's transfers of an amount: the payer is asked, who says which. */
    private Optional<Transfer> meant(BigDecimal amount) {
        LocalDate today = LocalDate.ofInstant(world().timeline().instant(), ZoneOffset.UTC);
        return transfers.getOrDefault(today, List.of()).stream()
                .filter(it -> it.text() == Text.NAME_ONLY)
                .filter(it -> it.sale().total().getAmount().compareTo(amount) == 0)
                .findFirst();
    }

    private void decide(String id, String invoice) {
        decided++;
        ObjectNode decision =
                Json.object()
                        .put("version", 1)
                        .put("decisionId", "d-" + invoice)
                        .put("do", "apply")
                        .put("reason", "the payer said so");
        decision.putArray("invoices").addObject().put("number", invoice);
        insist(
                attempt -> call("POST /cash/{id}/decisions", id, decision, attempt),
                status -> status == 200);
    }

    /** How many transfers a person decided about. */
    int decided() {
        return decided;
    }
}
