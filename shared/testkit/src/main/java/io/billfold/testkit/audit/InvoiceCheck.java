package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.INVOICE_RENDERED;
import static io.billfold.testkit.audit.Invariant.INVOICE_UNCHANGED;

import java.util.HashSet;
import java.util.Set;

/** What was issued stays as it was issued; its rendition is added once. */
final class InvoiceCheck implements Subject {
    private static final Set<String> RENDITION =
            Set.of("documentKey", "documentSha256", "xmlKey", "xmlSha256", "renderedAt");
    private static final String STATE = "state";

    private final Seen seen;
    private final Findings findings;

    InvoiceCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.INVOICE)) {
            if (change.isNew()) {
                checkNew(change, write.isWitnessed());
            } else {
                checkReplaced(change);
            }
        }
    }

    private void checkNew(Change change, boolean isWitnessed) {
        Row row = change.after();
        findings.require(
                !isWitnessed || row.text(STATE).equals("issued"),
                INVOICE_UNCHANGED,
                "%s begins as %s",
                change,
                row.text(STATE));
    }

    private void checkReplaced(Change change) {
        Set<String> changed = changed(change);
        boolean isRendered = change.becomes(STATE, "rendered") && changed.remove(STATE);
        findings.require(
                changed.isEmpty() || (isRendered && changed.equals(RENDITION)),
                INVOICE_UNCHANGED,
                "%s: %s changed",
                change,
                changed);
        findings.require(
                RENDITION.stream().noneMatch(change.before()::has) || changed.isEmpty(),
                INVOICE_UNCHANGED,
                "%s had its rendition before",
                change);
    }

    private static Set<String> changed(Change change) {
        var before = change.before().attributes();
        var after = change.after().attributes();
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(
                name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
        return names;
    }

    @Override
    public void settledState() {
        seen.of(Kind.INVOICE)
                .forEach(
                        (number, row) ->
                                findings.require(
                                        row.text(STATE).equals("rendered"),
                                        INVOICE_RENDERED,
                                        "%s is %s",
                                        number,
                                        row.text(STATE)));
    }
}
