package io.billfold.billing.content;

import io.billfold.billing.FactFile;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a text must look: a line of {@code forms.csv}.
 *
 * @param name for example {@code siren}
 * @param example one that fits
 * @param expected in words, for example "9 digits of a SIREN"
 * @param pattern what the text must match as a whole, without blanks around it
 */
record Form(String name, String example, String expected, Pattern pattern) {
    private static final Facts<Form> ALL = Facts.of("forms.csv", 6, 0, Form::from);

    private static Form from(FactFile.Row row) {
        try {
            return new Form(
                    row.required(0),
                    row.required(1),
                    row.required(2),
                    Pattern.compile(row.required(5)));
        } catch (PatternSyntaxException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    /** The form that a column names. */
    static Form of(FactFile.Row row, int column) {
        Form form = ALL.first(row.required(column));
        if (form == null) {
            throw row.fault("'" + row.text(column) + "' is not in forms.csv");
        }
        return form;
    }

    boolean fits(String text) {
        return pattern.matcher(text.strip()).matches();
    }
}
