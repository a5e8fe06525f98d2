package io.billfold.testkit.aws;

import io.billfold.testkit.aws.Condition.Operator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression from left to right. What it does not know, it refuses. */
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([\\w#:.-]+)|(<>|<=|>=|[^\\s\\w]))");
    private static final Pattern NAME = Pattern.compile("#?\\w+");
    private static final Pattern VALUE = Pattern.compile(":\\w+");
    private static final String END = "";

    private static final Map<String, Operator> OPERATORS =
            Map.of(
                    "=", Operator.EQUALS,
                    "<>", Operator.DIFFERS,
                    "<", Operator.LESS,
                    "<=", Operator.LESS_OR_EQUAL,
                    ">", Operator.GREATER,
                    ">=", Operator.GREATER_OR_EQUAL);

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> placeholders = new HashSet<>();
    private int at;

    ExpressionParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text.strip());
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            matcher.region(matcher.end(), matcher.regionEnd());
        }
    }

    /** Reads all of it. */
    <T> Expression<T> whole(Function<ExpressionParser, T> reader) {
        T tree = reader.apply(this);
        if (!peek().equals(END)) {
            throw unknown();
        }
        return new Expression<>(tree, placeholders);
    }

    /** Conditions with {@code or} between them, which binds less than {@code and}. */
    Condition alternatives() {
        List<Condition> parts = separated("or", this::conjunction);
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition conjunction() {
        List<Condition> parts = separated("and", this::condition);
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition condition() {
        return switch (peek().toLowerCase(Locale.ROOT)) {
            case "attribute_exists" -> new Condition.Existence(argument(), true);
            case "attribute_not_exists" -> new Condition.Existence(argument(), false);
            case "begins_with" -> beginsWith();
            default -> comparison();
        };
    }

    /** Of a function with one. */
    private String argument() {
        next();
        expect("(");
        String path = path();
        expect(")");
        return path;
    }

    private Condition beginsWith() {
        next();
        expect("(");
        String path = path();
        expect(",");
        String prefix = value();
        expect(")");
        return new Condition.BeginsWith(path, prefix);
    }

    private Condition comparison() {
        String path = path();
        if (skip("between")) {
            String from = value();
            expect("and");
            return new Condition.Between(path, from, value());
        }
        Operator operator = OPERATORS.get(peek());
        if (operator == null) {
            throw unknown();
        }
        next();
        return new Condition.Comparison(path, operator, value());
    }

    /** {@code SET a = :a, b = :b ADD c :c}. */
    List<Action> clauses() {
        List<Action> actions = new ArrayList<>();
        while (!peek().equals(END)) {
            if (skip("set")) {
                actions.addAll(separated(",", this::set));
            } else if (skip("add")) {
                actions.addAll(separated(",", () -> new Action.Add(path(), value())));
            } else {
                throw unknown();
            }
        }
        return List.copyOf(actions);
    }

    private Action set() {
        String path = path();
        expect("=");
        return new Action.Set(path, value());
    }

    private <T> List<T> separated(String separator, Supplier<T> reader) {
        List<T> parts = new ArrayList<>();
        do {
            parts.add(reader.get());
        } while (skip(separator));
        return parts;
    }

    private String path() {
        String path = matching(NAME);
        if (ReservedWords.contain(path)) {
            throw Refusal.validation(
                    "Attribute name is a reserved keyword; reserved keyword: " + path);
        }
        return path;
    }

    private String value() {
        return matching(VALUE);
    }

    private String matching(Pattern pattern) {
        if (!pattern.matcher(peek()).matches()) {
            throw unknown();
        }
        String token = next();
        if (token.startsWith("#") || token.startsWith(":")) {
            placeholders.add(token);
        }
        return token;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw unknown();
        }
    }

    private boolean skip(String token) {
        boolean found = peek().equalsIgnoreCase(token);
        if (found) {
            at++;
        }
        return found;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    private String next() {
        return tokens.get(at++);
    }

    private UnsupportedOperationException unknown() {
        return new UnsupportedOperationException(
                "the model does not know '" + peek() + "' in the expression: " + text);
    }
}
