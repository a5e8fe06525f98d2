package io.billfold.local.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A table: {@code Date} and currencies in the first line, a day in each other one, {@code N/A} for
 * what was not published. Lines end with a comma; {@code eurofxref.csv} has blanks after commas.
 */
final class EcbCsv {
    private static final String NOTHING = "N/A";
    private static final String DATE = "Date";

    private final EcbDays days;
    private List<String> currencies = List.of();

    private EcbCsv(EcbDays days) {
        this.days = days;
    }

    static void read(String text, EcbDays days) {
        EcbCsv csv = new EcbCsv(days);
        Iterator<String> lines = text.lines().iterator();
        for (int number = 1; lines.hasNext() && !days.isFull(); number++) {
            List<Cell> cells = cells(lines.next(), number);
            if (number == 1) {
                csv.heading(cells);
            } else if (!cells.isEmpty() && !csv.currencies.isEmpty()) {
                csv.day(cells);
            }
        }
    }

    private record Cell(String text, EcbDays.Place at) {}

    /** Without the empty one that the comma at the end makes; none for a blank line. */
    private static List<Cell> cells(String line, int number) {
        List<Cell> cells = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            int comma = line.indexOf(',', from);
            int to = comma < 0 ? line.length() : comma;
            cells.add(cell(line, from, to, number));
            from = to + 1;
        }
        if (cells.getLast().text().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    private static Cell cell(String line, int from, int to, int number) {
        String text = line.substring(from, to);
        int blanks = text.length() - text.stripLeading().length();
        return new Cell(text.strip(), new EcbDays.Place(number, from + blanks + 1));
    }

    private void heading(List<Cell> cells) {
        if (cells.size() < 2 || !cells.getFirst().text().equals(DATE)) {
            days.fault(
                    new EcbDays.Place(1, 1),
                    "the first line must be Date and currencies: Date,USD");
            return;
        }
        currencies = cells.stream().skip(1).map(Cell::text).toList();
        for (Cell cell : cells.subList(1, cells.size())) {
            if (currencies.indexOf(cell.text()) != currencies.lastIndexOf(cell.text())) {
                days.fault(cell.at(), "'%s' stands twice".formatted(EcbDays.shown(cell.text())));
            }
        }
    }

    private void day(List<Cell> cells) {
        Cell first = cells.getFirst();
        LocalDate date = days.begin(first.text(), first.at());
        if (cells.size() != currencies.size() + 1) {
            days.fault(
                    cells.getLast().at(),
                    "has %d columns, the first line %d"
                            .formatted(cells.size(), currencies.size() + 1));
        } else if (date != null) {
            figures(date, cells.subList(1, cells.size()));
        }
    }

    private void figures(LocalDate date, List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!cell.text().equals(NOTHING)) {
                days.add(date, currencies.get(i), cell.text(), cell.at());
            }
        }
    }
}
