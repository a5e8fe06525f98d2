package io.billfold.local.command.soak;

import io.billfold.local.command.CommandFailure;
import io.billfold.local.command.Connection;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.OrderSender;

import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends rubbish, and remembers where each piece must end. */
final class Flood {
    private static final int CLIENT_ERROR = 4;

    private final Cloud cloud;
    private final Set<String> badOrders = new HashSet<>();
    private final Map<String, Set<String>> badMessages = new TreeMap<>();
    private final List<String> wrongAnswers = new ArrayList<>();
    private int refusedCalls;

    Flood(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Sends a piece; what is killed meanwhile is sent again. */
    void send(Piece piece) {
        switch (piece) {
            case Piece.BadOrder bad -> sendOrder(bad);
            case Piece.BadOrderEvent bad -> {
                badOrders.add(bad.token());
                cloud.ask(c -> put(c, "shop", "OrderPlaced", bad.detail()));
            }
            case Piece.BadMessage bad -> {
                remember(bad.queue(), bad.token());
                cloud.ask(c -> send(c, bad.queue(), bad.token(), bad.body()));
            }
            case Piece.BadEvent bad -> {
                remember(bad.queue(), bad.token());
                cloud.ask(c -> put(c, "billfold", bad.type(), bad.detail()));
            }
            case Piece.BadCall bad -> call(bad);
        }
    }

    /** How many pieces were no orders, and must be kept as rejections. */
    int badOrders() {
        return badOrders.size();
    }

    /** The tokens of what must be dead letters, by queue. */
    Map<String, Set<String>> badMessages() {
        return badMessages;
    }

    /** How many calls were refused. */
    int refusedCalls() {
        return refusedCalls;
    }

    /** Calls that were answered by anything but a refusal. */
    List<String> wrongAnswers() {
        return wrongAnswers;
    }

    private void sendOrder(Piece.BadOrder bad) {
        badOrders.add(bad.token());
        cloud.ask(c -> send(c, "Orders", bad.token(), bad.body()));
    }

    private void remember(String queue, String token) {
        badMessages.computeIfAbsent(queue, name -> new TreeSet<>()).add(token);
    }

    private static boolean send(Connection cloud, String queue, String token, String body) {
        new OrderSender(cloud.clients().sqs(), cloud.physical(queue))
                .send(List.of(new OrderMessage(token, body)), sent -> {});
        return true;
    }

    private static boolean put(Connection cloud, String source, String type, String detail) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(cloud.physical("Bus"))
                        .source(source)
                        .detailType(type)
                        .detail(detail)
                        .build();
        var response = cloud.clients().events().putEvents(r -> r.entries(entry));
        if (response.failedEntryCount() > 0) {
            throw new CommandFailure(
                    "the bus refused " + detail + ": " + response.entries().getFirst().errorCode());
        }
        return true;
    }

    private void call(Piece.BadCall bad) {
        Connection.Reply reply = cloud.ask(c -> call(c, bad));
        if (reply.status() / 100 == CLIENT_ERROR) {
            refusedCalls++;
        } else {
            wrongAnswers.add(
                    "%s %s was answered with %d: %s"
                            .formatted(bad.method(), bad.path(), reply.status(), bad.body()));
        }
    }

    private static Connection.Reply call(Connection cloud, Piece.BadCall bad) {
        Map<String, String> headers = new HashMap<>();
        if (bad.scope() != null) {
            String token = cloud.token(List.of(bad.scope()), "rubbish");
            headers.put("Authorization", "Bearer " + token);
        }
        if (bad.signature() != null) {
            headers.put("Stripe-Signature", bad.signature());
        }
        byte[] body = bad.body().getBytes(StandardCharsets.UTF_8);
        return cloud.send(bad.method(), bad.path(), headers, body);
    }
}
