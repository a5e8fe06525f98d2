package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.Problem;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Field.Found;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A field that documents must have: a line of {@code required.csv}.
 *
 * @param scope whose law it is: a country, {@code EU} or {@code *}
 * @param law which of its laws
 * @param when what must hold for it
 * @param term number in EN 16931, for example {@code BT-31}, or {@code EXT}
 * @param fields of which one must be there
 * @param form how its text must look
 * @param force whether its absence stops the issue
 * @param from first day of issue, or null
 * @param source key in {@code sources.csv}
 * @param rule the law's article and what it asks for
 */
record Requirement(
        String scope,
        Law law,
        List<Condition> when,
        String term,
        List<Field> fields,
        Form form,
        Force force,
        @Nullable LocalDate from,
        String source,
        Confidence confidence,
        String rule) {
    private static final int COLUMNS = 11;
    private static final Facts<Requirement> ALL =
            Facts.of("required.csv", COLUMNS, 0, Requirement::from);

    /** Which law of a country it is. */
    enum Law {
        /** Of value added, goods and services, or sales tax. */
        TAX,
        /** Of companies and commerce. */
        TRADE
    }

    /** What follows from its absence. */
    enum Force {
        /** The document can't be issued. */
        MUST,
        /** It is told. */
        SHOULD
    }

    private static Requirement from(FactFile.Row row) {
        try {
            return new Requirement(
                    row.required(0),
                    Facts.name(Law.class, row, 1),
                    Condition.all(row, 2),
                    row.required(3),
                    Arrays.stream(row.required(4).split("\\|")).map(Field::of).toList(),
                    Form.of(row, 5),
                    Facts.name(Force.class, row, 6),
                    row.dateOrNull(7),
                    Source.key(row, 8),
                    Facts.confidence(row, 9),
                    row.required(10));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    /** Those of a law in a scope, as they stand in the file. */
    static List<Requirement> of(String scope, Law law) {
        return ALL.all(scope).stream().filter(it -> it.law() == law).toList();
    }

    /** Whether it is asked of a document. */
    boolean holds(Situation situation) {
        LocalDate issuedOn = situation.document().heading().issuedOn();
        return (from == null || !issuedOn.isBefore(from)) && Condition.hold(when, situation);
    }

    /** What a document lacks of it; nothing where one of the fields is as it must be. */
    List<Problem> check(BusinessDocument document) {
        List<Problem> problems = new ArrayList<>();
        for (Field field : fields) {
            List<Problem> own = check(field, document);
            if (own.isEmpty()) {
                return own;
            }
            problems.addAll(own);
        }
        return chosen(problems);
    }

    private List<Problem> check(Field field, BusinessDocument document) {
        List<Problem> problems = new ArrayList<>();
        for (Found found : field.in(document)) {
            String value = found.value();
            if (value == null) {
                problems.add(new Problem(found.path(), "is missing: " + lawText()));
            } else if (!form.fits(value)) {
                String reason = "must be " + form.expected() + ", was '" + value + "': ";
                problems.add(new Problem(found.path(), reason + lawText()));
            }
        }
        return problems;
    }

    /** Of several fields that would do the one that is there but wrong, else the first. */
    private List<Problem> chosen(List<Problem> problems) {
        if (fields.size() == 1) {
            return problems;
        }
        for (Problem problem : problems) {
            if (problem.reason().startsWith("must be")) {
                return List.of(problem);
            }
        }
        return List.of(problems.getFirst());
    }

    private String lawText() {
        return scope.equals(Jurisdiction.EVERYWHERE) ? rule : scope + ": " + rule;
    }
}
