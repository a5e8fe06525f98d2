package io.billfold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends usage to {@code POST /usage} in batches, and counts the answers. */
final class UsageSender {
    /** What the function takes in one call. */
    private static final int BATCH_EVENTS_MAX = 500;

    private static final int BATCH_BYTES_MAX = 250 * 1024;
    private static final int OK = 200;

    private final Connection cloud;
    private final List<String> refused = new ArrayList<>();
    private long accepted;
    private long late;
    private long duplicate;

    UsageSender(Connection cloud) {
        this.cloud = cloud;
    }

    /** What was refused, each with its place and its first reason. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The counts in one sentence. */
    String summary() {
        return "%d accepted, %d of them late; %d were known; %d refused"
                .formatted(accepted, late, duplicate, refused.size());
    }

    /** Sends lines, each an event. */
    void send(List<OrderMessage> lines) {
        List<OrderMessage> batch = new ArrayList<>();
        int bytes = 0;
        for (OrderMessage line : lines) {
            int size = line.body().getBytes(UTF_8).length + 1;
            if (batch.size() == BATCH_EVENTS_MAX || bytes + size > BATCH_BYTES_MAX) {
                sendBatch(batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(line);
            bytes += size;
        }
        sendBatch(batch);
    }

    private void sendBatch(List<OrderMessage> batch) {
        if (batch.isEmpty()) {
            return;
        }
        String events = String.join(",", batch.stream().map(OrderMessage::body).toList());
        Connection.Reply reply = post("{\"version\":1,\"events\":[" + events + "]}");
        if (reply.status() == OK) {
            JsonNode answers = reply.json().path("answers");
            for (int i = 0; i < batch.size(); i++) {
                count(batch.get(i), answers.path(i));
            }
        } else if (batch.size() > 1) {
            // a line that is no JSON spoils its batch: which one is it?
            batch.forEach(line -> sendBatch(List.of(line)));
        } else {
            refused.add(batch.getFirst().place() + ": " + Problems.of(reply));
        }
    }

    private Connection.Reply post(String body) {
        String token = cloud.token(List.of("usage:write"), "billfold-cli");
        return cloud.send(
                "POST", "/usage", Map.of("Authorization", "Bearer " + token), body.getBytes(UTF_8));
    }

    private void count(OrderMessage line, JsonNode answer) {
        switch (answer.path("answer").asText()) {
            case "accepted" -> {
                accepted++;
                late += answer.path("late").asBoolean() ? 1 : 0;
            }
            case "duplicate" -> duplicate++;
            default -> {
                JsonNode error = answer.path("errors").path(0);
                String field = error.path("field").asText();
                refused.add(
                        line.place()
                                + ": "
                                + (field.isEmpty() ? "" : field + " ")
                                + error.path("reason").asText());
            }
        }
    }
}
