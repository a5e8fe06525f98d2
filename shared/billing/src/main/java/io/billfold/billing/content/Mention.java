package io.billfold.billing.content;

import io.billfold.billing.tax.Confidence;

/**
 * A text that a document must show, ready to be printed.
 *
 * @param id what it is about, for example {@code reverse-charge}
 * @param country whose law asks for it; {@code EU} where every member state does
 * @param language ISO 639-1 code of its language
 * @param text for example {@code Steuerschuldnerschaft des Leistungsempfängers}
 * @param source where the rule was taken from
 */
public record Mention(
        String id,
        String country,
        String language,
        String text,
        String source,
        Confidence confidence) {}
