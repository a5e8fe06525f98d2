package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.Problem;
import io.billfold.local.http.Json;
import io.billfold.store.Rejection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Lists what was refused. */
@Command(
        name = "rejections",
        sortOptions = false,
        description = "List the orders and messages that were refused, each field with its reason.")
final class RejectionsCommand extends CloudCommand {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--months",
            defaultValue = "12",
            description =
                    "How many months back from the local cloud's clock. Default: ${DEFAULT-VALUE}")
    private int months = 12;

    @Override
    int run(Connection cloud) {
        YearMonth last = YearMonth.from(cloud.clock().atOffset(ZoneOffset.UTC));
        List<Rejection> rejections = cloud.books().rejections(last.minusMonths(months), last);
        if (json) {
            out().println(Json.text(json(rejections)));
        } else if (rejections.isEmpty()) {
            out().println("nothing was refused");
        } else {
            rejections.forEach(this::print);
        }
        return 0;
    }

    /** The form that the demo shows too. */
    static ArrayNode json(List<Rejection> rejections) {
        ArrayNode all = Json.array();
        rejections.forEach(rejection -> fill(all.addObject(), rejection));
        return all;
    }

    private static void fill(ObjectNode json, Rejection rejection) {
        json.put("id", rejection.id())
                .put("at", rejection.at().toString())
                .put("orderId", rejection.orderId())
                .put("reason", rejection.reason());
        ArrayNode fields = json.putArray("fields");
        for (Problem problem : rejection.problems()) {
            fields.addObject().put("field", problem.field()).put("reason", problem.reason());
        }
    }

    private void print(Rejection rejection) {
        String order = rejection.orderId() == null ? "a message" : "order " + rejection.orderId();
        out().println(rejection.at() + "  " + order + " (" + rejection.id().substring(0, 12) + ")");
        for (Problem problem : rejection.problems()) {
            String field = problem.field().isEmpty() ? "" : problem.field() + " ";
            out().println("    " + field + problem.reason());
        }
    }
}
