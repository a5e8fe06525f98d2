package io.billfold.billing.language;

import java.time.LocalDate;
import java.util.List;

/**
 * A date pattern of Unicode CLDR (UTS 35, part 4, section 8), with the fields that invoices need:
 * {@code y M MM MMM MMMM d dd}, and texts in apostrophes.
 *
 * @param pattern for example {@code d 'de' MMMM 'de' y}
 */
record DatePattern(String pattern) {
    private static final char QUOTE = '\'';

    /**
     * The names of the months, January first, in the form that stands beside a day.
     *
     * @param wide for {@code MMMM}
     * @param brief for {@code MMM}
     */
    record Months(List<String> wide, List<String> brief) {
        private String name(LocalDate date, int letters) {
            int month = date.getMonthValue();
            return switch (letters) {
                case 4 -> wide.get(month - 1);
                case 3 -> brief.get(month - 1);
                default -> padded(month, letters);
            };
        }
    }

    String format(LocalDate date, Months months) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        while (i < pattern.length()) {
            int end = fieldEnd(i);
            char letter = pattern.charAt(i);
            if (letter == QUOTE) {
                quoted = !quoted;
            } else {
                String same = pattern.substring(i, end);
                text.append(quoted ? same : field(letter, same, date, months));
            }
            i = end;
        }
        return text.toString();
    }

    private int fieldEnd(int start) {
        int end = start + 1;
        char letter = pattern.charAt(start);
        while (letter != QUOTE && end < pattern.length() && pattern.charAt(end) == letter) {
            end++;
        }
        return end;
    }

    private static String field(char letter, String same, LocalDate date, Months months) {
        return switch (letter) {
            case 'y' -> Integer.toString(date.getYear());
            case 'M' -> months.name(date, same.length());
            case 'd' -> padded(date.getDayOfMonth(), same.length());
            default -> same;
        };
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
