package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Requirement.Force;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a kind of document is called under a country's law: a line of {@code titles.csv}.
 *
 * @param country ISO 3166-1 alpha-2
 * @param kind which documents are called that
 * @param when what must hold for it
 * @param language ISO 639-1
 * @param force whether the law asks for it in whatever language a document is
 * @param source key in {@code sources.csv}
 * @param text for example {@code Tax invoice}
 */
record Title(
        String country,
        Kind kind,
        List<Condition> when,
        String language,
        Force force,
        String source,
        Confidence confidence,
        String text) {
    private static final Facts<Title> ALL = Facts.of("titles.csv", 8, 0, Title::from);

    /** The kinds that have titles of their own. */
    enum Kind {
        INVOICE,
        CREDIT,
        CORRECTED,
        SELF_BILLED,
        PREPAYMENT;

        static Kind of(Heading.Kind kind) {
            return switch (kind) {
                case INVOICE -> INVOICE;
                case CREDIT_NOTE -> CREDIT;
                case CORRECTED_INVOICE -> CORRECTED;
                case PREPAYMENT_INVOICE -> PREPAYMENT;
                case SELF_BILLED_INVOICE -> SELF_BILLED;
            };
        }
    }

    private static Title from(FactFile.Row row) {
        return new Title(
                row.required(0),
                Facts.name(Kind.class, row, 1),
                Condition.all(row, 2),
                row.required(3),
                Facts.name(Force.class, row, 4),
                Source.key(row, 5),
                Facts.confidence(row, 6),
                row.required(7));
    }

    /** What the tax law of a country calls a document, or null where it is no matter. */
    static @Nullable Title of(BusinessDocument document, String country) {
        Kind kind = Kind.of(document.heading().kind());
        Situation situation = new Situation(document, country);
        List<Title> fitting =
                ALL.all(country).stream()
                        .filter(it -> it.kind() == kind && Condition.hold(it.when(), situation))
                        .toList();
        String language = document.heading().language();
        for (String preferred : List.of(language, "en")) {
            for (Title title : fitting) {
                if (title.language().equals(preferred) && title.isFor(language)) {
                    return title;
                }
            }
        }
        return fitting.isEmpty() || !fitting.getFirst().isFor(language) ? null : fitting.getFirst();
    }

    private boolean isFor(String ofDocument) {
        return switch (force) {
            case MUST -> true;
            case SHOULD -> language.equals(ofDocument);
        };
    }
}
