package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A condition on an item, as far as the grammar of condition and key expressions is known. */
sealed interface Condition {
    /** Whether it holds for an item; an empty one is not there. */
    boolean holds(Map<String, AttributeValue> item, Terms terms);

    /** {@code attribute_exists(path)}, or the opposite. */
    record Existence(String path, boolean exists) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            return item.containsKey(terms.name(path)) == exists;
        }
    }

    /** {@code path < :value}. An attribute that is not there only differs from a value. */
    record Comparison(String path, Operator operator, String value) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            AttributeValue present = item.get(terms.name(path));
            if (present == null) {
                return operator == Operator.DIFFERS;
            }
            AttributeValue bound = terms.value(value);
            return switch (operator) {
                case EQUALS -> Values.areEqual(present, bound);
                case DIFFERS -> !Values.areEqual(present, bound);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                    OptionalInt order = Values.compare(present, bound);
                    yield order.isPresent() && operator.holds(order.getAsInt());
                }
            };
        }
    }

    /** {@code path between :from and :to}, both included. */
    record Between(String path, String from, String to) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            return new Comparison(path, Operator.GREATER_OR_EQUAL, from).holds(item, terms)
                    && new Comparison(path, Operator.LESS_OR_EQUAL, to).holds(item, terms);
        }
    }

    /** {@code begins_with(path, :prefix)}, of texts. */
    record BeginsWith(String path, String prefix) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            AttributeValue present = item.get(terms.name(path));
            String start = terms.value(prefix).s();
            if (start == null) {
                throw Refusal.validation("begins_with takes a text: " + prefix);
            }
            return present != null && present.s() != null && present.s().startsWith(start);
        }
    }

    /** Conditions that hold together. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            return parts.stream().allMatch(part -> part.holds(item, terms));
        }
    }

    /** Conditions of which one holds at least. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Map<String, AttributeValue> item, Terms terms) {
            return parts.stream().anyMatch(part -> part.holds(item, terms));
        }
    }

    /** How an attribute compares with a value. */
    enum Operator {
        EQUALS,
        DIFFERS,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /**
         * Whether it holds.
         *
         * @param order below, at or above 0 as of a comparator
         */
        boolean holds(int order) {
            return switch (this) {
                case EQUALS -> order == 0;
                case DIFFERS -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }
}
