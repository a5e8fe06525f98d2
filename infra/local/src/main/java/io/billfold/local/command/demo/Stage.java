package io.billfold.local.command.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.local.command.Amounts;
import io.billfold.local.command.Books;
import io.billfold.local.command.CommandFailure;
import io.billfold.local.command.Connection;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.OrderSender;
import io.billfold.local.command.Problems;
import io.billfold.local.command.SellerFile;
import io.billfold.local.http.Json;
import io.billfold.store.InvoiceRecord;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the people of the demo can do: everything through the doors that users have too. */
final class Stage {
    /** The first orders come as events, the others as messages: both ways are open. */
    private static final int ORDERS_ON_THE_BUS = 10;

    private final Connection cloud;
    private final Progress progress;
    private final Runnable awaitIdle;

    /**
     * @param awaitIdle returns when all that was begun is done
     */
    Stage(Connection cloud, Progress progress, Runnable awaitIdle) {
        this.cloud = cloud;
        this.progress = progress;
        this.awaitIdle = awaitIdle;
    }

    String setUpSellers() {
        List<SellerFile.Entry> sellers = Bundle.sellers();
        sellers.forEach(seller -> SellerFile.put(cloud, seller));
        return sellers.size() + " sellers set up (PUT /sellers/{id})";
    }

    String placeBundledOrders() {
        List<OrderMessage> orders = Bundle.orders();
        orders.subList(0, ORDERS_ON_THE_BUS).forEach(this::putOnBus);
        List<OrderMessage> others = orders.subList(ORDERS_ON_THE_BUS, orders.size());
        sender().send(others, count -> {});
        return ORDERS_ON_THE_BUS
                + " orders put on the bus, "
                + others.size()
                + " sent to the queue";
    }

    String sendBadOrders() {
        // the last one repeats an id: what it repeats must have been accepted
        awaitIdle.run();
        List<OrderMessage> bad = new BadOrders(Bundle.orders().getFirst().body()).all();
        sender().send(bad, count -> {});
        return bad.size() + " bad orders sent, one of each kind";
    }

    String sendOrders(List<OrderMessage> orders) {
        List<String> impossible =
                sender().send(orders, count -> progress.count("orders sent", count, orders.size()));
        if (!impossible.isEmpty()) {
            throw new CommandFailure(impossible.getFirst());
        }
        return String.format(Locale.ROOT, "%,d orders sent to the queue", orders.size());
    }

    /** Everybody but some pays what is open: consumers by card, businesses to the bank. */
    String payAllExcept(Set<String> accounts) {
        int paid = 0;
        Map<InvoiceNumber, Books.Standing> standings = cloud.books().standings();
        for (InvoiceRecord record : invoices()) {
            Invoice invoice = record.invoice();
            Books.Standing standing = standings.get(invoice.number());
            String account = invoice.content().account().id().value();
            if (standing != null && standing.open() > 0 && !accounts.contains(account)) {
                pay(invoice, standing.open());
                paid++;
            }
        }
        return paid + " payments arrived (POST /payments)";
    }

    /** Stripe says that a card holder wants the money of the first invoice back, and takes it. */
    String dispute(String account, String id, String reason) {
        StripeCalls stripe = stripe();
        StripeCalls.Case disputed = disputed(account, id, reason);
        Instant now = cloud.clock();
        require(
                200,
                stripe.send(
                        stripe.event(disputed, "charge.dispute.created", "needs_response", now)));
        ObjectNode taken =
                stripe.event(
                        disputed,
                        "charge.dispute.funds_withdrawn",
                        "needs_response",
                        now.plusSeconds(60));
        require(200, stripe.send(StripeCalls.withdrawn(taken, disputed, now)));
        return "Stripe reports chargeback " + id + " by " + account + " (POST /webhooks/stripe)";
    }

    String winDispute(String account, String id, String reason) {
        StripeCalls stripe = stripe();
        StripeCalls.Case disputed = disputed(account, id, reason);
        Instant now = cloud.clock();
        require(200, stripe.send(stripe.event(disputed, "charge.dispute.closed", "won", now)));
        ObjectNode back =
                stripe.event(
                        disputed, "charge.dispute.funds_reinstated", "won", now.plusSeconds(60));
        require(200, stripe.send(StripeCalls.reinstated(back, disputed, now)));
        return "chargeback " + id + " is won, the money is back";
    }

    String loseDispute(String account, String id, String reason) {
        StripeCalls stripe = stripe();
        StripeCalls.Case disputed = disputed(account, id, reason);
        Instant now = cloud.clock();
        require(200, stripe.send(stripe.event(disputed, "charge.dispute.closed", "lost", now)));
        return "chargeback " + id + " is lost";
    }

    String forgeWebhook() {
        StripeCalls stripe = stripe();
        StripeCalls.Case invented =
                new StripeCalls.Case("dp_forged", "ch_forged", 100, "eur", "general");
        require(
                400,
                stripe.forge(
                        stripe.event(
                                invented,
                                "charge.dispute.created",
                                "needs_response",
                                cloud.clock())));
        return "a forged webhook was answered with 400";
    }

    private void putOnBus(OrderMessage order) {
        EventBridgeClient bus = cloud.clients().events();
        var entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(cloud.physical("Bus"))
                        .source("demo.shop")
                        .detailType("OrderPlaced")
                        .detail(order.body())
                        .build();
        var response = bus.putEvents(r -> r.entries(entry));
        if (response.failedEntryCount() > 0) {
            throw new CommandFailure(
                    "the bus refused an order: " + response.entries().getFirst().errorMessage());
        }
    }

    private void pay(Invoice invoice, long openMinor) {
        String number = invoice.number().toString();
        boolean byCard = isConsumer(invoice);
        ObjectNode payment =
                Json.object()
                        .put("version", 1)
                        .put("paymentId", "pay-" + number)
                        .put("invoice", number)
                        .put("currency", invoice.content().currency().getCode())
                        .put("amount", Amounts.of(invoice.content().currency(), openMinor))
                        .put("receivedOn", today().toString());
        if (byCard) {
            payment.put("provider", "stripe").put("providerReference", charge(invoice.number()));
        }
        Connection.Reply reply = cloud.call("POST", "/payments", "payments:write", payment);
        if (reply.status() / 100 != 2) {
            throw new CommandFailure(
                    "the payment of " + number + " was refused: " + Problems.of(reply));
        }
    }

    private static boolean isConsumer(Invoice invoice) {
        return switch (invoice.content().account().kind()) {
            case CONSUMER -> true;
            case BUSINESS -> false;
        };
    }

    private static String charge(InvoiceNumber number) {
        return "ch_demo_" + number;
    }

    /** The first invoice of an account, which was paid by card. */
    private StripeCalls.Case disputed(String account, String id, String reason) {
        Invoice invoice =
                invoices().stream()
                        .map(InvoiceRecord::invoice)
                        .filter(each -> each.content().account().id().value().equals(account))
                        .findFirst()
                        .orElseThrow(
                                () -> new CommandFailure(account + " has no invoice to dispute"));
        return new StripeCalls.Case(
                id,
                charge(invoice.number()),
                invoice.total().getAmountMinorLong(),
                invoice.content().currency().getCode().toLowerCase(Locale.ROOT),
                reason);
    }

    private List<InvoiceRecord> invoices() {
        int year = today().getYear();
        return cloud.books().sellers().stream()
                .flatMap((Seller seller) -> cloud.books().invoices(seller, year).stream())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(cloud.clock(), ZoneOffset.UTC);
    }

    private OrderSender sender() {
        return new OrderSender(cloud.clients().sqs(), cloud.physical("Orders"));
    }

    private StripeCalls stripe() {
        String secretId = cloud.physical("StripeWebhookSecret");
        String secret =
                cloud.clients().secrets().getSecretValue(r -> r.secretId(secretId)).secretString();
        return new StripeCalls(cloud, secret);
    }

    private static void require(int status, Connection.Reply reply) {
        if (reply.status() != status) {
            throw new CommandFailure(
                    "the webhook answered "
                            + reply.status()
                            + " instead of "
                            + status
                            + ": "
                            + reply.text());
        }
    }
}
