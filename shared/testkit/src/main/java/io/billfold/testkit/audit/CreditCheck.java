package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ADJUSTMENTS_ASKED;
import static io.billfold.testkit.audit.Invariant.CREDITS_COUNTED;
import static io.billfold.testkit.audit.Invariant.CREDITS_TAXED;
import static io.billfold.testkit.audit.Invariant.CREDITS_WITHIN;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is given back of an invoice, worked out anew from the drafts of its credit notes: each has
 * its request, and together they never exceed the invoice.
 */
final class CreditCheck implements Subject {
    private final Seen seen;
    private final Findings findings;

    /** The drafts of credit notes by the invoice that they are about. */
    private final Map<String, List<JsonNode>> credits = new HashMap<>();

    private final Map<String, Integer> asked = new HashMap<>();

    CreditCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        Set<String> invoices = new LinkedHashSet<>();
        write.added(Kind.REQUEST).forEach(this::checkRequest);
        write.added(Kind.DRAFT)
                .map(change -> change.after().doc())
                .filter(draft -> !Json.text(draft, "corrects").isEmpty())
                .forEach(draft -> invoices.add(adjusted(draft)));
        write.of(Kind.CREDITED).forEach(change -> invoices.add(change.id()));
        invoices.forEach(this::checkInvoice);
    }

    /** The drafts that it names are there, and about its invoice. */
    private void checkRequest(Change change) {
        String invoice = change.after().text("pk").substring("INVOICE#".length());
        for (String id : change.after().text("drafts").split(",", -1)) {
            Row draft = seen.find(Kind.DRAFT, id);
            findings.require(
                    draft.isThere()
                            && Json.text(draft.doc(), "corrects").equals(invoice)
                            && asked.merge(id, 1, Integer::sum) == 1,
                    ADJUSTMENTS_ASKED,
                    "%s names %s, which is %s",
                    change,
                    id,
                    draft);
        }
    }

    /** Returns the number of the invoice that the draft is about. */
    private String adjusted(JsonNode draft) {
        String number = Json.text(draft, "corrects");
        Row row = seen.find(Kind.INVOICE, number);
        findings.require(
                asked.containsKey(Json.text(draft, "id"))
                        && row.isThere()
                        && isLike(draft, Bill.of(number, row)),
                ADJUSTMENTS_ASKED,
                "%s was not asked for, or is for somebody else than %s",
                Json.text(draft, "id"),
                number);
        if (Json.text(draft, "kind").equals("credit_note")) {
            credits.computeIfAbsent(number, n -> new ArrayList<>()).add(draft);
        }
        return number;
    }

    private static boolean isLike(JsonNode draft, Bill original) {
        return Json.text(draft.path("seller"), "id").equals(original.seller())
                && Json.text(draft.path("account"), "id").equals(original.account())
                && Json.text(draft, "currency").equals(original.currency())
                && !original.isCreditNote();
    }

    private void checkInvoice(String number) {
        Row row = seen.find(Kind.INVOICE, number);
        List<JsonNode> notes = credits.getOrDefault(number, List.of());
        if (!row.isThere() || notes.isEmpty()) {
            findings.require(
                    notes.isEmpty() && !seen.find(Kind.CREDITED, number).isThere(),
                    CREDITS_COUNTED,
                    "%s was given back without a credit note, or is not there",
                    number);
            return;
        }
        Bill original = Bill.of(number, row);
        checkSums(original, notes, "lines", "net");
        checkSums(original, notes, "taxes", "base");
        checkSums(original, notes, "taxes", "tax");
        original.content().path("taxes").forEach(tax -> checkTax(original, notes, tax));
        checkCounted(original, notes);
    }

    /** What belongs together in the invoice and in its credits: a line's article, a tax's rate. */
    private static String group(JsonNode part) {
        return part.has("sku")
                ? "%s %s %s"
                        .formatted(
                                Json.text(part, "sku"),
                                Json.text(part, "description"),
                                Json.text(part, "costCentre"))
                : new TaxRow(part, "").group();
    }

    private static Map<String, Long> sums(Bill bill, JsonNode content, String list, String part) {
        Map<String, Long> sums = new HashMap<>();
        for (JsonNode each : content.path(list)) {
            long minor = Amounts.minor(Json.text(each, part), bill.currency());
            sums.merge(group(each), minor, Math::addExact);
        }
        return sums;
    }

    private void checkSums(Bill original, List<JsonNode> notes, String list, String part) {
        Map<String, Long> whole = sums(original, original.content(), list, part);
        Map<String, Long> given = new HashMap<>();
        for (JsonNode note : notes) {
            sums(original, note, list, part)
                    .forEach((group, sum) -> given.merge(group, sum, Math::addExact));
        }
        given.forEach(
                (group, sum) -> {
                    long most = whole.getOrDefault(group, 0L);
                    findings.require(
                            sum >= Math.min(0, most) && sum <= Math.max(0, most),
                            CREDITS_WITHIN,
                            "%s: %d were given back of %s, whose %s is %d",
                            original.number(),
                            sum,
                            group,
                            part,
                            most);
                });
    }

    private void checkTax(Bill original, List<JsonNode> notes, JsonNode tax) {
        TaxRow row = new TaxRow(tax, original.currency());
        long base = 0;
        long given = 0;
        for (JsonNode note : notes) {
            base += sums(original, note, "taxes", "base").getOrDefault(row.group(), 0L);
            given += sums(original, note, "taxes", "tax").getOrDefault(row.group(), 0L);
        }
        findings.require(
                row.isRoundingKnown() && given == taxOn(row, base),
                CREDITS_TAXED,
                "%s: with a base of %d a tax of %d was given back",
                original.number(),
                base,
                given);
    }

    /** The tax on a part of a base: all of it on the whole, and never more than that. */
    private static long taxOn(TaxRow row, long base) {
        if (base == row.base()) {
            return row.tax();
        }
        long tax = 0;
        for (int i = 0; i < row.components(); i++) {
            long whole = row.part(i);
            long part = row.rounded(row.exact(i, base));
            tax += Math.abs(part) > Math.abs(whole) ? whole : part;
        }
        return tax;
    }

    private void checkCounted(Bill original, List<JsonNode> notes) {
        long sum = 0;
        for (JsonNode note : notes) {
            sum +=
                    sums(original, note, "lines", "net").values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
        }
        long counted = seen.find(Kind.CREDITED, original.number()).number("net");
        findings.require(
                counted == sum,
                CREDITS_COUNTED,
                "%s: %d count as given back, credit notes come to %d",
                original.number(),
                counted,
                sum);
    }
}
