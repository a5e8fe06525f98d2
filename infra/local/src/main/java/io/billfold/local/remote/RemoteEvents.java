package io.billfold.local.remote;

import io.billfold.local.http.Json;
import io.billfold.local.template.Properties;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Buses, and rules with the queues that they send to. */
record RemoteEvents(EventBridgeClient events) {
    Made makeBus(String name) {
        String arn;
        try {
            arn = events.describeEventBus(r -> r.name(name)).arn();
        } catch (ResourceNotFoundException e) {
            arn = events.createEventBus(r -> r.name(name)).eventBusArn();
        }
        return new Made(name, Map.of("Arn", arn, "Name", name));
    }

    Made makeRule(String name, Properties declared) {
        return new Made(name, Map.of("Arn", ruleArn(name, declared)));
    }

    /** Has a rule send to its queues. */
    void connect(String rule, Properties declared) {
        String bus = bus(declared);
        Set<String> there =
                events.listTargetsByRule(r -> r.rule(rule).eventBusName(bus)).targets().stream()
                        .map(Target::arn)
                        .collect(Collectors.toSet());
        List<Target> wanted =
                declared.each("Targets").stream()
                        .map(RemoteEvents::target)
                        .filter(it -> !there.contains(it.arn()))
                        .toList();
        if (!wanted.isEmpty()) {
            var answer = events.putTargets(r -> r.rule(rule).eventBusName(bus).targets(wanted));
            if (answer.failedEntryCount() > 0) {
                throw new IllegalStateException("targets refused: " + answer.failedEntries());
            }
        }
    }

    private String ruleArn(String name, Properties declared) {
        String pattern = Json.text(declared.json("EventPattern").orElseGet(Json::object));
        try {
            DescribeRuleResponse rule =
                    events.describeRule(r -> r.name(name).eventBusName(bus(declared)));
            if (Json.parse(rule.eventPattern()).equals(Json.parse(pattern))) {
                return rule.arn();
            }
            return putRule(name, declared, pattern);
        } catch (ResourceNotFoundException e) {
            return putRule(name, declared, pattern);
        }
    }

    private String putRule(String name, Properties declared, String pattern) {
        RuleState state =
                RuleState.fromValue(declared.text("State").orElse(RuleState.ENABLED.toString()));
        return events.putRule(
                        r ->
                                r.name(name)
                                        .eventBusName(bus(declared))
                                        .eventPattern(pattern)
                                        .state(state))
                .ruleArn();
    }

    private static String bus(Properties rule) {
        return rule.text("EventBusName").orElse("default");
    }

    private static Target target(Properties declared) {
        Target.Builder target =
                Target.builder().id(declared.required("Id")).arn(declared.required("Arn"));
        declared.in("DeadLetterConfig")
                .text("Arn")
                .ifPresent(arn -> target.deadLetterConfig(it -> it.arn(arn)));
        return target.build();
    }
}
