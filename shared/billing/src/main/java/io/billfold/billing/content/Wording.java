package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Requirement.Law;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text that must be printed, in one language: a line of {@code mentions.csv}.
 *
 * @param id what it is about
 * @param country whose law it is, or {@code EU}
 * @param law which of its laws
 * @param when what must hold for it
 * @param language ISO 639-1
 * @param source key in {@code sources.csv}
 * @param text with the document's fields in it
 */
record Wording(
        String id,
        String country,
        Law law,
        List<Condition> when,
        String language,
        String source,
        Confidence confidence,
        Template text) {
    private static final Facts<Wording> ALL = Facts.of("mentions.csv", 8, 1, Wording::from);

    private static Wording from(FactFile.Row row) {
        try {
            return new Wording(
                    row.required(0),
                    row.required(1),
                    Facts.name(Law.class, row, 2),
                    Condition.all(row, 3),
                    row.required(4),
                    Source.key(row, 5),
                    Facts.confidence(row, 6),
                    Template.of(row.required(7)));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a document must show, by what it is about: of each the texts in their languages, those
     * of the country instead of those of the Union.
     */
    static Map<String, List<Wording>> of(BusinessDocument document, Jurisdiction jurisdiction) {
        Map<String, List<Wording>> all = new TreeMap<>();
        for (String scope : jurisdiction.taxScopes()) {
            Situation situation = new Situation(document, jurisdiction.tax());
            all.putAll(holding(scope, Law.TAX, situation));
        }
        Situation situation = new Situation(document, jurisdiction.seat());
        all.putAll(holding(jurisdiction.seat(), Law.TRADE, situation));
        return all;
    }

    private static Map<String, List<Wording>> holding(String scope, Law law, Situation situation) {
        Map<String, List<Wording>> holding = new TreeMap<>();
        for (Wording wording : ALL.all(scope)) {
            if (wording.law() == law && Condition.hold(wording.when(), situation)) {
                holding.computeIfAbsent(wording.id(), _ -> new ArrayList<>()).add(wording);
            }
        }
        return holding;
    }

    /** The text of a document, or null where nothing of it is there to be said. */
    @Nullable Mention fill(BusinessDocument document) {
        String filled = text.fill(document);
        return filled == null
                ? null
                : new Mention(id, country, language, filled, Source.text(source), confidence);
    }
}
