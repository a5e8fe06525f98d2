package io.billfold.document.books;

/** Cells of comma-separated values (RFC 4180). */
public final class Csv {
    private Csv() {}

    /**
     * A cell as it is written. What a spreadsheet would take for a formula is given an apostrophe
     * before it, but for numbers: a customer's name must not run on an auditor's machine
     * (CWE-1236).
     */
    public static String cell(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !text.matches("-[0-9]+(\\.[0-9]+)?");
    }
}
