package io.billfold.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;
import io.billfold.local.mail.SentMail;
import io.billfold.local.rights.Grant;
import io.billfold.local.rights.Rights;
import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.sqs.QueueCounts;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What another process may ask of a running cloud, under {@code /_billfold/}. */
final class Admin implements Endpoint {
    private static final int MESSAGES_MAX = 1000;

    private final LocalCloud cloud;

    Admin(LocalCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Answer answer(Request request) {
        try {
            return switch (request.method()
                    + " "
                    + request.path().substring("/_billfold".length())) {
                case "GET /status" -> ok(status());
                case "POST /clock" -> moveClock(Json.parse(request.body()));
                case "POST /token" -> ok(token(Json.parse(request.body())));
                case "GET /mails" -> ok(mails());
                case "GET /idle" -> idle(request);
                case "GET /outputs" -> ok(outputs());
                case "GET /messages" -> messages(request);
                case "GET /rights" -> ok(rights());
                case "POST /heap" -> ok(heap());
                default ->
                        Answer.message(
                                404, "not known: " + request.method() + " " + request.path());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.message(503, "the local cloud stops");
        } catch (IllegalStateException e) {
            return Answer.message(409, String.valueOf(e.getMessage()));
        }
    }

    private static Answer ok(JsonNode body) {
        return Answer.json(200, body);
    }

    private JsonNode status() {
        ObjectNode status =
                Json.object()
                        .put("ready", true)
                        .put("endpoint", cloud.endpoint().toString())
                        .put("virtualTime", cloud.clock().instant().toString())
                        .put("frozen", cloud.clock().isFrozen())
                        .put("open", cloud.open());
        ObjectNode queues = status.putObject("queues");
        cloud.services().allQueues().forEach(it -> queues.set(it.name(), counts(it)));
        status.set("functions", Json.tree(cloud.stats()));
        status.set("calls", Json.tree(cloud.awsCalls()));
        ObjectNode resources = status.putObject("resources");
        cloud.resources()
                .forEach(
                        it ->
                                resources
                                        .putObject(it.id())
                                        .put("type", it.type())
                                        .put("physicalId", cloud.physicalId(it.id())));
        return status;
    }

    private static JsonNode counts(MessageQueue queue) {
        QueueCounts counts = queue.counts();
        return Json.object()
                .put("visible", counts.visible())
                .put("inFlight", counts.inFlight())
                .put("delayed", counts.delayed())
                .put("consumed", queue.isConsumed());
    }

    /** {@code {"advanceTo": instant}}, {@code {"days": 30}} or {@code {"duration": "PT1H"}}. */
    private Answer moveClock(JsonNode body) throws InterruptedException {
        try {
            cloud.advanceTo(target(body));
        } catch (DateTimeException e) {
            return Answer.message(400, "not a time: " + body + ": " + e.getMessage());
        }
        return ok(Json.object().put("virtualTime", cloud.clock().instant().toString()));
    }

    private Instant target(JsonNode body) {
        if (body.has("advanceTo")) {
            return Instant.parse(body.path("advanceTo").asText());
        }
        Duration duration =
                body.has("duration")
                        ? Duration.parse(body.path("duration").asText())
                        : Duration.ofDays(body.path("days").asLong());
        return cloud.clock().instant().plus(duration);
    }

    private JsonNode token(JsonNode body) {
        List<String> scopes = new ArrayList<>();
        body.path("scopes").forEach(it -> scopes.add(it.asText()));
        return Json.object()
                .put("token", cloud.token(scopes, body.path("subject").asText("local")));
    }

    private JsonNode mails() {
        ArrayNode mails = Json.array();
        for (SentMail mail : cloud.mails()) {
            ObjectNode json =
                    Json.object()
                            .put("id", mail.id())
                            .put("at", mail.at().toString())
                            .put("from", mail.from())
                            .put("subject", mail.subject())
                            .put("text", mail.text())
                            .put("html", mail.html());
            json.set("to", Json.tree(mail.to()));
            json.set("attachments", Json.tree(mail.attachments()));
            mails.add(json);
        }
        return mails;
    }

    private Answer idle(Request request) throws InterruptedException {
        long seconds = Long.parseLong(request.query().getOrDefault("timeoutSeconds", "60"));
        boolean idle = cloud.awaitIdle(Duration.ofSeconds(seconds));
        return ok(Json.object().put("idle", idle).put("open", cloud.open()));
    }

    private JsonNode outputs() {
        ObjectNode outputs = Json.object();
        ObjectNode ids = outputs.putObject("physicalIds");
        cloud.resources().forEach(it -> ids.put(it.id(), cloud.physicalId(it.id())));
        ObjectNode environments = outputs.putObject("environments");
        cloud.stats()
                .keySet()
                .forEach(id -> environments.set(id, Json.tree(cloud.environmentOf(id))));
        outputs.set("outputs", Json.tree(cloud.outputs()));
        outputs.set("clientSettings", Json.tree(cloud.services().clientSettings()));
        return outputs;
    }

    /** What the roles may do: what of it was used, what was not, and what was refused. */
    private JsonNode rights() {
        Rights rights = cloud.rights();
        ObjectNode json = Json.object();
        json.set("used", grants(rights.used()));
        json.set("unused", grants(rights.unused()));
        json.set("refused", Json.tree(rights.refused()));
        return json;
    }

    private static ArrayNode grants(List<Grant> grants) {
        ArrayNode array = Json.array();
        grants.forEach(
                it ->
                        array.add(
                                Json.object()
                                        .put("role", it.role())
                                        .put("action", it.action())
                                        .put("resource", it.resource())
                                        .put("place", it.place().toString())));
        return array;
    }

    /** What this process holds in memory; the engines and functions included. */
    @SuppressWarnings("ExplicitGarbageCollection") // what is not in use must not be counted
    private static JsonNode heap() {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return Json.object().put("usedBytes", heap.getUsed()).put("maxBytes", heap.getMax());
    }

    /** The messages of a queue, without receiving them: {@code ?queue=} its name. */
    private Answer messages(Request request) {
        Optional<? extends MessageQueue> queue =
                cloud.services().allQueues().stream()
                        .filter(it -> it.name().equals(request.query().get("queue")))
                        .findFirst();
        if (queue.isEmpty()) {
            return Answer.message(404, "no queue " + request.query().get("queue"));
        }
        ArrayNode messages = Json.array();
        for (Message message : queue.get().peek(MESSAGES_MAX)) {
            ObjectNode json = Json.object().put("id", message.id()).put("body", message.body());
            json.set("systemAttributes", message.systemAttributes());
            ObjectNode attributes = json.putObject("attributes");
            message.attributes().forEach((name, it) -> attributes.put(name, it.stringValue()));
            messages.add(json);
        }
        return ok(messages);
    }
}
