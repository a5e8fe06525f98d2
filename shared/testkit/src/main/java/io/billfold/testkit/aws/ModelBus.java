package io.billfold.testkit.aws;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An event bus and its rules, matched by AWS's own matcher. */
final class ModelBus {
    private final Machine machine = Machine.builder().build();
    private final Map<String, List<String>> targetsByRule = new TreeMap<>();

    void add(String rule, String pattern, List<String> targets) {
        try {
            machine.addRule(rule, pattern);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "rule " + rule + " has no valid pattern: " + pattern, e);
        }
        targetsByRule.put(rule, List.copyOf(targets));
    }

    /** Delivers an event once for each target of each rule that matches, by the rules' names. */
    void deliver(String envelope, EventBridgeModel.Delivery delivery) {
        for (String rule : matching(envelope)) {
            for (String target : targetsByRule.getOrDefault(rule, List.of())) {
                delivery.deliver(rule, target, envelope);
            }
        }
    }

    private List<String> matching(String envelope) {
        try {
            return machine.rulesForJSONEvent(envelope).stream().sorted().toList();
        } catch (Exception e) {
            // the matcher declares nothing narrower
            throw new IllegalStateException("cannot match " + envelope, e);
        }
    }
}
