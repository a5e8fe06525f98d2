package io.billfold.testkit.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a template says: the services' resources, the functions, and what calls them.
 *
 * @param names what Ref gives, by logical id: a table's or bucket's name, a queue's URL
 * @param secretArns of Secrets Manager
 */
public record Topology(
        Map<String, String> names,
        List<CreateTableRequest> tables,
        List<Queue> queues,
        List<Rule> rules,
        List<String> secretArns,
        List<Function> functions) {
    public Topology {
        names = Map.copyOf(names);
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        rules = List.copyOf(rules);
        secretArns = List.copyOf(secretArns);
        functions = List.copyOf(functions);
    }

    /**
     * A queue.
     *
     * @param attributes as SQS names them, for example {@code VisibilityTimeout}
     */
    public record Queue(String name, String url, String arn, Map<String, String> attributes) {
        public Queue {
            attributes = Map.copyOf(attributes);
        }
    }

    /** A rule of the bus. */
    public record Rule(String bus, String name, String pattern, List<String> targetArns) {
        public Rule {
            targetArns = List.copyOf(targetArns);
        }
    }

    /**
     * A function.
     *
     * @param id its logical id
     * @param environment its settings
     */
    public record Function(
            String id,
            Class<? extends RequestStreamHandler> handler,
            Map<String, String> environment,
            Duration timeout,
            List<Trigger> triggers) {
        public Function {
            environment = Map.copyOf(environment);
            triggers = List.copyOf(triggers);
        }
    }

    /** What calls a function. */
    public sealed interface Trigger {
        /**
         * Messages of a queue.
         *
         * @param partial whether the function's answer says which messages failed
         */
        record Messages(String queueUrl, int batchSize, boolean partial) implements Trigger {}

        /**
         * Changes of a table.
         *
         * @param partial whether the function's answer says from which record on it failed
         * @param patterns of which a record must match one; none lets all pass
         * @param retriesMax further attempts with a batch that failed
         * @param onFailureUrl the queue that is told what was given up
         */
        record Changes(
                String table,
                int batchSize,
                boolean partial,
                List<String> patterns,
                int retriesMax,
                Optional<String> onFailureUrl)
                implements Trigger {
            public Changes {
                patterns = List.copyOf(patterns);
            }
        }

        /**
         * A schedule.
         *
         * @param next the first occurrence after an instant
         * @param event the function's input for an occurrence
         * @param retriesMax further attempts
         */
        record Ticks(
                String name,
                UnaryOperator<Instant> next,
                java.util.function.Function<Instant, String> event,
                int retriesMax)
                implements Trigger {}

        /** A route of the HTTP API, for example {@code POST /payments}. */
        record Route(String key) implements Trigger {}
    }

    /** What Ref of a logical id gives. */
    String name(String logicalId) {
        String name = names.get(logicalId);
        if (name == null) {
            throw new IllegalArgumentException("the template has no " + logicalId);
        }
        return name;
    }

    /** The function behind a route. */
    Function behind(String route) {
        return functions.stream()
                .filter(it -> it.triggers().contains(new Trigger.Route(route)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function has " + route));
    }
}
