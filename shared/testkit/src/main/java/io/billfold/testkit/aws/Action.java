package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;

/** A part of an update expression. */
sealed interface Action {
    String path();

    /** Changes an item. */
    void apply(Map<String, AttributeValue> item, Terms terms);

    /** {@code SET path = :value}. */
    record Set(String path, String value) implements Action {
        @Override
        public void apply(Map<String, AttributeValue> item, Terms terms) {
            item.put(terms.name(path), Values.kept(terms.value(value)));
        }
    }

    /** {@code ADD path :value}, of numbers; one that is not there is zero. */
    record Add(String path, String value) implements Action {
        @Override
        public void apply(Map<String, AttributeValue> item, Terms terms) {
            AttributeValue delta = Values.kept(terms.value(value));
            AttributeValue present = item.get(terms.name(path));
            if (delta.n() == null || (present != null && present.n() == null)) {
                throw Refusal.validation(
                        "An operand in the update expression has an incorrect data type");
            }
            item.put(terms.name(path), present == null ? delta : Values.sum(present, delta));
        }
    }
}
