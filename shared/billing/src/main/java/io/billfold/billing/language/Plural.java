package io.billfold.billing.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Which form of a counted word a language wants: Unicode CLDR's plural rules for whole numbers (UTS
 * 35, part 3, section 5), for example {@code i % 10 = 2..4 and i % 100 != 12..14} for the Polish
 * {@code few}.
 */
public final class Plural {
    /** The category of whatever no rule takes. */
    static final String OTHER = "other";

    private static final List<String> CATEGORIES = List.of("zero", "one", "two", "few", "many");

    /**
     * @param alternatives joined by "or", each a list of relations joined by "and"
     */
    private record Rule(String category, List<List<Relation>> alternatives) {
        boolean holds(long count) {
            return alternatives.stream()
                    .anyMatch(all -> all.stream().allMatch(relation -> relation.holds(count)));
        }
    }

    /**
     * For example {@code i % 100 != 12..14}.
     *
     * @param digits whether the operand is the number itself (n, i); the others (v, w, f, t, c, e)
     *     speak of fraction digits and exponents and are zero for whole numbers
     * @param modulus 0 for none
     */
    private record Relation(boolean digits, long modulus, boolean negated, List<Range> ranges) {
        boolean holds(long count) {
            long operand = digits ? count : 0;
            long value = modulus == 0 ? operand : operand % modulus;
            return negated != ranges.stream().anyMatch(r -> r.first <= value && value <= r.last);
        }
    }

    private record Range(long first, long last) {}

    private final List<Rule> rules;

    private Plural(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules in a file of formats, under {@code plural-one} and so on. */
    static Plural of(LanguageFile formats) {
        List<Rule> rules = new ArrayList<>();
        for (String category : CATEGORIES) {
            String key = "plural-" + category;
            if (formats.has(key)) {
                rules.add(rule(category, formats.text(key)));
            }
        }
        return new Plural(List.copyOf(rules));
    }

    /**
     * The category of a number, for example {@code few}.
     *
     * @param count not negative
     */
    public String category(long count) {
        for (Rule rule : rules) {
            if (rule.holds(count)) {
                return rule.category;
            }
        }
        return OTHER;
    }

    /** Every category that the language has, {@code other} at the end. */
    public List<String> categories() {
        List<String> categories = new ArrayList<>();
        rules.forEach(rule -> categories.add(rule.category));
        categories.add(OTHER);
        return categories;
    }

    private static Rule rule(String category, String text) {
        List<List<Relation>> alternatives = new ArrayList<>();
        for (String alternative : text.split(" or ")) {
            List<Relation> relations = new ArrayList<>();
            for (String relation : alternative.split(" and ")) {
                relations.add(relation(relation));
            }
            alternatives.add(relations);
        }
        return new Rule(category, alternatives);
    }

    private static Relation relation(String text) {
        boolean negated = text.contains("!=");
        String[] sides = text.split(negated ? "!=" : "=");
        String[] operand = sides[0].strip().split(" % ");
        boolean digits = operand[0].equals("n") || operand[0].equals("i");
        long modulus = operand.length == 1 ? 0 : Long.parseLong(operand[1]);
        List<Range> ranges = new ArrayList<>();
        for (String range : sides[1].strip().split(",")) {
            String[] ends = range.split("\\.\\.");
            ranges.add(new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])));
        }
        return new Relation(digits, modulus, negated, ranges);
    }
}
