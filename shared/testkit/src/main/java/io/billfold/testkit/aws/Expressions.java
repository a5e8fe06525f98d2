package io.billfold.testkit.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expressions by their text, each parsed once. */
final class Expressions {
    private final Map<String, Expression<Condition>> conditions = new HashMap<>();
    private final Map<String, Expression<List<Action>>> updates = new HashMap<>();

    /** A condition, key conditions too. */
    Expression<Condition> condition(String text) {
        return conditions.computeIfAbsent(
                text, it -> new ExpressionParser(it).whole(ExpressionParser::alternatives));
    }

    Expression<List<Action>> update(String text) {
        return updates.computeIfAbsent(
                text, it -> new ExpressionParser(it).whole(ExpressionParser::clauses));
    }
}
