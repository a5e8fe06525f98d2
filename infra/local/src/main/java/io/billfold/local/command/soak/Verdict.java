package io.billfold.local.command.soak;

import io.billfold.local.command.Connection;
import io.billfold.testkit.audit.Auditor;
import io.billfold.testkit.audit.Counts;
import io.billfold.testkit.audit.Inspection;
import io.billfold.testkit.audit.Names;
import io.billfold.testkit.audit.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is there when all is quiet, and what is wrong with it.
 *
 * @param counts what the auditor saw
 * @param rubbish what was sent, and what of it is kept
 * @param violations empty when all is well
 */
record Verdict(Counts counts, Outcome.Refuse rubbish, List<String> violations) {
    /** Documents of an invoice that the auditor counts: PDF and XML. */
    private static final int DOCUMENTS = 2;

    Verdict {
        violations = List.copyOf(violations);
    }

    /** Looks at everything, and counts. */
    static Verdict of(Connection cloud, int orders, Flood flood) {
        Auditor auditor =
                new Inspection(cloud.clients().dynamoDb(), cloud.clients().s3(), names(cloud))
                        .audit();
        List<String> violations = new ArrayList<>();
        auditor.violations().stream().map(Violation::toString).forEach(violations::add);
        Counts counts = auditor.counts();
        DeadLetters dead = DeadLetters.count(cloud, flood.badMessages());
        countAll(cloud, orders, flood, counts, violations);
        violations.addAll(dead.violations());
        violations.addAll(flood.wrongAnswers());
        int messages = flood.badMessages().values().stream().mapToInt(Set::size).sum();
        return new Verdict(
                counts,
                new Outcome.Refuse(
                        flood.badOrders(),
                        counts.rejections(),
                        messages,
                        dead.found(),
                        flood.refusedCalls()),
                violations);
    }

    private static void countAll(
            Connection cloud, int orders, Flood flood, Counts counts, List<String> violations) {
        int invoices = orders * Soak.MONTHS;
        compare("subscriptions", orders, counts.subscriptions(), violations);
        compare("invoices", invoices, counts.invoices(), violations);
        compare("documents", invoices * DOCUMENTS, counts.documents(), violations);
        compare("ledger entries", invoices, counts.entries(), violations);
        compare("invoices sent", invoices, cloud.books().notices().size(), violations);
        compare("rejections", flood.badOrders(), counts.rejections(), violations);
        compare("payments", 0, counts.payments(), violations);
    }

    private static void compare(String what, int expected, int found, List<String> violations) {
        if (expected != found) {
            violations.add(what + ": " + found + " are there, expected were " + expected);
        }
    }

    private static Names names(Connection cloud) {
        return new Names(
                cloud.physical("Accounts"),
                cloud.physical("Subscriptions"),
                cloud.physical("Invoices"),
                cloud.physical("Ledger"),
                cloud.physical("Payments"),
                cloud.physical("Collections"),
                cloud.physical("Documents"));
    }
}
