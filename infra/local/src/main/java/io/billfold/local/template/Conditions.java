package io.billfold.local.template;

import java.util.List;
import java.util.function.Function;

/** Evaluates conditions. */
final class Conditions {
    private final Properties declared;
    private final Function<Value, String> text;

    Conditions(Properties declared, Function<Value, String> text) {
        this.declared = declared;
        this.text = text;
    }

    /** Whether a condition holds, given by its name or as an expression. */
    boolean holds(Value condition) {
        return switch (condition) {
            case Value.Scalar name -> named(name);
            case Value.Call call -> call(call);
            // the long form of !Condition
            case Value.Mapping mapping when mapping.fields().containsKey("Condition") ->
                    named(mapping.fields().get("Condition"));
            default -> throw new TemplateException(condition.place(), "not a condition");
        };
    }

    private boolean named(Value name) {
        Value condition = declared.mapping().fields().get(name.toString());
        if (condition == null) {
            throw new TemplateException(name.place(), "no condition is called " + name);
        }
        return holds(condition);
    }

    private boolean call(Value.Call call) {
        if (call.function().equals("Condition")) {
            return named(call.argument());
        }
        List<Value> terms =
                call.argument() instanceof Value.Sequence sequence
                        ? sequence.items()
                        : List.of(call.argument());
        return switch (call.function()) {
            case "Fn::Equals" -> text.apply(terms.get(0)).equals(text.apply(terms.get(1)));
            case "Fn::Not" -> !holds(terms.getFirst());
            case "Fn::And" -> terms.stream().allMatch(this::holds);
            case "Fn::Or" -> terms.stream().anyMatch(this::holds);
            default ->
                    throw new TemplateException(
                            call.place(),
                            call.function()
                                    + " is not supported in a condition; supported: Equals, Not, And, Or,"
                                    + " Condition");
        };
    }
}
