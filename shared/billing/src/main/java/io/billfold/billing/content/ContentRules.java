package io.billfold.billing.content;

import io.billfold.billing.Problem;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Requirement.Force;
import io.billfold.billing.content.Requirement.Law;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Tax;
import io.billfold.billing.invoice.Invoice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a document must say under the laws it is made under: those of the seller's seat and of the
 * country where the tax is owed. Countries without rules of their own get those of the Union, or
 * what every law asks for.
 *
 * <p>A document is checked before its number is drawn, with the number that it would get.
 */
public final class ContentRules {
    private ContentRules() {}

    /**
     * What a document lacks that the law wants, each by its field with the rule: for example {@code
     * seller.particulars.legalForm}, "is missing: FR: legal form, EI for a sole trader (C. com.
     * art. R123-238 and R526-27)". Such a document must not be issued.
     */
    public static List<Problem> check(BusinessDocument document) {
        return check(document, Force.MUST);
    }

    /**
     * What a document lacks that the law may want, as it knows exceptions that the document does
     * not show, or that a person or authority adds later.
     */
    public static List<Problem> advice(BusinessDocument document) {
        return check(document, Force.SHOULD);
    }

    private static List<Problem> check(BusinessDocument document, Force force) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Asked asked : asked(document)) {
            if (asked.requirement().force() == force && asked.isAsked()) {
                for (Problem problem : asked.requirement().check(document)) {
                    problems.put(problem.field(), problem);
                }
            }
        }
        return List.copyOf(problems.values());
    }

    /** A requirement and whom it is asked of. */
    private record Asked(Requirement requirement, Situation situation) {
        boolean isAsked() {
            return requirement.holds(situation);
        }
    }

    /** The widest scope first, so that what a country says of a field stands in the end. */
    private static List<Asked> asked(BusinessDocument document) {
        Jurisdiction jurisdiction = Jurisdiction.of(document);
        List<Asked> asked = new ArrayList<>();
        Situation ofTax = new Situation(document, jurisdiction.tax());
        for (String scope : jurisdiction.taxScopes()) {
            Requirement.of(scope, Law.TAX).forEach(it -> asked.add(new Asked(it, ofTax)));
        }
        Situation ofTrade = new Situation(document, jurisdiction.seat());
        Requirement.of(jurisdiction.seat(), Law.TRADE)
                .forEach(it -> asked.add(new Asked(it, ofTrade)));
        return asked;
    }

    /**
     * The texts that must be printed, in the order of what they are about. Each stands once: in the
     * document's language if there is one, else in the law's, else in English; in the law's where
     * that wants its own.
     */
    public static List<Mention> mentions(BusinessDocument document) {
        Jurisdiction jurisdiction = Jurisdiction.of(document);
        List<Mention> mentions = new ArrayList<>();
        for (List<Wording> wordings : Wording.of(document, jurisdiction).values()) {
            Mention mention = inLanguage(wordings, document, jurisdiction).fill(document);
            if (mention != null) {
                mentions.add(mention);
            }
        }
        return List.copyOf(mentions);
    }

    private static Wording inLanguage(
            List<Wording> wordings, BusinessDocument document, Jurisdiction jurisdiction) {
        String country =
                switch (wordings.getFirst().law()) {
                    case TAX -> jurisdiction.tax();
                    case TRADE -> jurisdiction.seat();
                };
        Set<String> languages = LawLanguage.preferred(country, document.heading().language());
        for (String language : languages) {
            for (Wording wording : wordings) {
                if (wording.language().equals(language)) {
                    return wording;
                }
            }
        }
        return wordings.getFirst();
    }

    /**
     * The document of an invoice or credit note, with all that the law wants on it.
     *
     * @throws IllegalArgumentException naming the field and rule where its figures don't add up
     */
    public static BusinessDocument document(Invoice invoice) {
        return complete(Documents.of(invoice));
    }

    /**
     * The language, ISO 639-1, that a country's law wants legal texts in where a document is
     * written in another: they stand in both. Null where the document's language will do.
     */
    public static @Nullable String languageBeside(String country, String ofDocument) {
        return LawLanguage.beside(country, ofDocument);
    }

    /**
     * The document with all that the law wants printed: its title, and each text that no note and
     * no reason of a tax says yet.
     */
    public static BusinessDocument complete(BusinessDocument document) {
        List<Note> notes =
                mentions(document).stream()
                        .map(Mention::text)
                        .filter(text -> !isSaid(text, document))
                        .map(Note::of)
                        .toList();
        return document.with(title(document), notes);
    }

    private static boolean isSaid(String text, BusinessDocument document) {
        String asked = text.toLowerCase(Locale.ROOT);
        Stream<@Nullable String> said =
                Stream.concat(
                        document.notes().stream().map(Note::text),
                        document.taxes().stream().map(Tax::reason));
        return said.anyMatch(it -> it != null && it.toLowerCase(Locale.ROOT).contains(asked));
    }

    /**
     * What the law calls the document, for example {@code Tax invoice} in Australia; null where the
     * word of its language will do.
     */
    public static @Nullable String title(BusinessDocument document) {
        Title title = Title.of(document, Jurisdiction.of(document).tax());
        return title == null ? null : title.text();
    }
}
