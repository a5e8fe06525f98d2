package io.billfold.local.command.demo;

import static io.billfold.local.command.demo.Step.on;

import io.billfold.local.command.OrderMessage;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What happens in the demo, and when. */
final class Story {
    /** The demo's clock begins here. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Pays nothing: he gets the first and the second reminder and stays overdue. */
    private static final Set<String> NEVER = Set.of("michal-wojcik");

    /** Pays the first invoice only after the second reminder. */
    private static final Set<String> LATE = Set.of("michal-wojcik", "highland-bakery");

    private Story() {}

    /** The bundled orders and what their customers do in three months. */
    static List<Step> bundled() {
        return List.of(
                on("2026-01-01T00:10:00Z", Stage::setUpSellers),
                on("2026-01-01T00:20:00Z", Stage::placeBundledOrders),
                on("2026-01-01T00:30:00Z", Stage::sendBadOrders),
                on("2026-01-16T10:00:00Z", stage -> stage.payAllExcept(LATE)),
                on("2026-01-28T10:00:00Z", stage -> stage.payAllExcept(LATE)),
                on("2026-02-05T10:00:00Z", stage -> stage.payAllExcept(NEVER)),
                on("2026-02-12T09:00:00Z", Stage::forgeWebhook),
                on(
                        "2026-02-12T10:00:00Z",
                        stage -> stage.dispute("juergen-gross", "dp_demo_1", "fraudulent")),
                on("2026-02-16T10:00:00Z", stage -> stage.payAllExcept(NEVER)),
                on(
                        "2026-02-17T10:00:00Z",
                        stage ->
                                stage.dispute("emily-carter", "dp_demo_2", "product_not_received")),
                on("2026-02-27T10:00:00Z", stage -> stage.payAllExcept(NEVER)),
                on(
                        "2026-03-10T10:00:00Z",
                        stage -> stage.winDispute("juergen-gross", "dp_demo_1", "fraudulent")),
                on("2026-03-16T10:00:00Z", stage -> stage.payAllExcept(NEVER)),
                on(
                        "2026-03-20T10:00:00Z",
                        stage ->
                                stage.loseDispute(
                                        "emily-carter", "dp_demo_2", "product_not_received")),
                on("2026-03-27T10:00:00Z", stage -> stage.payAllExcept(NEVER)));
    }

    /** A user's own orders: they are placed, and nobody pays. */
    static List<Step> of(List<OrderMessage> orders) {
        return List.of(
                on("2026-01-01T00:10:00Z", Stage::setUpSellers),
                on("2026-01-01T00:20:00Z", stage -> stage.sendOrders(orders)));
    }
}
