package io.billfold.recorddelivery;

import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the access point or the buyer says of a document that went through Peppol. */
record PeppolReport(InvoiceNumber number, Report report) {
    /**
     * What each word means: words of the transport, and the codes of Peppol BIS Invoice Response
     * 3.1 (code list UNCL4343, subset T111, docs.peppol.eu, retrieved 2026-01-15).
     */
    private static final Map<String, Step> STEPS =
            Map.of(
                    "transmitted", Step.TRANSMITTED,
                    "delivered", Step.DELIVERED,
                    "failed", Step.REFUSED,
                    "AB", Step.ACKNOWLEDGED,
                    "IP", Step.IN_PROCESS,
                    "UQ", Step.UNDER_QUERY,
                    "CA", Step.CONDITIONALLY_ACCEPTED,
                    "RE", Step.REJECTED,
                    "AP", Step.ACCEPTED,
                    "PD", Step.PAID);

    /**
     * The step of a word.
     *
     * @throws IllegalArgumentException naming the words that are known
     */
    static Step step(String word) {
        Step step = STEPS.get(word);
        if (step == null) {
            Object[] known = new TreeMap<>(STEPS).keySet().toArray();
            throw new IllegalArgumentException(
                    "must be one of "
                            + Arrays.toString(known)
                            + ", was '"
                            + Forms.shortened(word)
                            + "'");
        }
        return step;
    }

    /** Reads the fields {@code status}, {@code at} and {@code text}. */
    static Field<Report> report(FieldReader in) {
        Field<Step> step = in.required("status", Forms.text(PeppolReport::step));
        Field<Instant> at = in.required("at", Forms.instant());
        Field<String> text = in.optional("text", Forms.text(), "");
        return in.build(() -> Report.of(step.get(), at.get(), text.get()));
    }

    /** Reads a file in our own form, which also names the {@code number}. */
    static Field<PeppolReport> file(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<InvoiceNumber> number = in.required("number", Forms.text(InvoiceNumber::parse));
        Field<Report> report = report(in);
        return in.build(() -> new PeppolReport(number.get(), report.get()));
    }
}
