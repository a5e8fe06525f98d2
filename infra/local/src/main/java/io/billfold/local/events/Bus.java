package io.billfold.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.sqs.Queue;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One event bus. */
final class Bus {
    private final Machine machine = new Machine();
    private final Map<String, Rule> rules = new HashMap<>();

    /**
     * Adds a rule.
     *
     * @throws IllegalArgumentException if its pattern is none
     */
    synchronized void add(Rule rule) {
        try {
            machine.addRule(rule.name(), rule.pattern());
            rules.put(rule.name(), rule);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "rule " + rule.name() + " has no valid pattern: " + e.getMessage(), e);
        }
    }

    /** A rule by its name. */
    synchronized Optional<Rule> rule(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    /** Sends an event to every queue that a matching rule names; returns how many. */
    int deliver(ObjectNode envelope) {
        String body = Json.text(envelope);
        Set<Queue> targets = targets(envelope, body);
        targets.forEach(queue -> queue.send(body, Map.of(), null));
        return targets.size();
    }

    private synchronized Set<Queue> targets(JsonNode envelope, String body) {
        try {
            Set<Queue> targets = new LinkedHashSet<>();
            for (String name : machine.rulesForJSONEvent(body)) {
                Rule rule = rules.get(name);
                if (rule != null) {
                    targets.addAll(rule.targets());
                }
            }
            return targets;
        } catch (Exception e) {
            // the matcher declares nothing narrower
            throw new IllegalStateException("cannot match " + envelope.path("id"), e);
        }
    }
}
