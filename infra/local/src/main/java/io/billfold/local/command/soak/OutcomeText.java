package io.billfold.local.command.soak;

import io.billfold.local.command.TextTable;

import java.util.List;
import java.util.Locale;

/** An outcome for people. */
public final class OutcomeText {
    private static final int VIOLATIONS_SHOWN = 20;
    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;

    private OutcomeText() {}

    /** Several lines, each ended. */
    public static String of(Outcome outcome) {
        return "%s%n%s%n%s%s"
                .formatted(
                        counted(outcome),
                        heap(outcome),
                        memory(outcome.memory()),
                        violations(outcome.violations()));
    }

    private static String counted(Outcome outcome) {
        Outcome.Refuse rubbish = outcome.rubbish();
        TextTable table = TextTable.of("soak, seed " + outcome.seed(), ">");
        table.row("invoices", number(outcome.invoices()));
        table.row("processes killed", number(outcome.kills()));
        table.row("processes started after one was killed", number(outcome.restarts()));
        table.row("orders sent again", number(outcome.repeats()));
        table.row("rubbish sent", number(rubbish.sent()));
        table.row("  orders that are none", number(rubbish.orders()));
        table.row("    kept as rejections", number(rubbish.rejections()));
        table.row("  messages that nobody can handle", number(rubbish.messages()));
        table.row("    kept as dead letters", number(rubbish.deadLetters()));
        table.row("  calls, all refused", number(rubbish.refusedCalls()));
        table.row("violations", number(outcome.violations().size()));
        table.row("seconds, the audit included", one(outcome.seconds()));
        table.row("  billing", one(outcome.billingSeconds()));
        table.row("  audit", one(outcome.auditSeconds()));
        table.row("invoices a second, restarts included", one(outcome.invoicesPerSecond()));
        return table.render(0);
    }

    private static String heap(Outcome outcome) {
        TextTable table = TextTable.of("heap after collecting", ">life", ">invoices", ">MiB");
        for (HeapSample sample : outcome.samples()) {
            table.row(
                    sample.when(),
                    sample.life(),
                    number(sample.invoices()),
                    one(sample.usedBytes() / MIB));
        }
        return table.render(0);
    }

    private static String memory(Memory memory) {
        return String.format(
                Locale.ROOT,
                "A new process holds %.1f KiB for each invoice (allowed %.0f); the last one, which"
                        + " issued %,d invoices,%nheld %.1f MiB more than a new one (allowed"
                        + " %.1f).%n",
                memory.keptBytes() / KIB,
                Memory.KEPT_BYTES_MAX / KIB,
                memory.workedInvoices(),
                memory.leftBytes() / MIB,
                memory.leftBytesMax() / MIB);
    }

    private static String violations(List<String> violations) {
        if (violations.isEmpty()) {
            return String.format("The auditor is content, and memory is flat.%n");
        }
        StringBuilder text = new StringBuilder();
        violations.stream()
                .limit(VIOLATIONS_SHOWN)
                .forEach(it -> text.append(String.format("VIOLATED %s%n", it)));
        if (violations.size() > VIOLATIONS_SHOWN) {
            text.append(String.format("and %,d more%n", violations.size() - VIOLATIONS_SHOWN));
        }
        return text.toString();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }
}
