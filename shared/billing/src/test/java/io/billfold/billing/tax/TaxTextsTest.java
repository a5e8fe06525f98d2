package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.FactFile;
import io.billfold.billing.language.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;
import java.util.TreeSet;

class TaxTextsTest {
    @ParameterizedTest
    @CsvSource({
        "VAT, DE, de, USt.",
        "VAT, AT, de, USt.",
        "VAT, CH, de, MWST",
        "VAT, FR, de, MwSt.",
        "VAT, FR, fr, TVA",
        "VAT, IT, it, IVA",
        "VAT, DE, tr, KDV",
        "VAT, PE, es, IGV",
        "VAT, DE, en, VAT",
        "GST, CA, fr, TPS",
        "QST, CA, fr, TVQ",
        "GST, SG, zh, 消费税",
        "consumption tax, JP, ja, 消費税",
        "consumption tax, JP, en, Consumption tax",
        "sales tax, US, de, Verkaufsteuer",
        "IGIC, ES, de, IGIC",
        "Texas sales tax, US, de, Texas sales tax"
    })
    void aTaxIsCalledAsReadersKnowIt(String tax, String country, String language, String name) {
        assertThat(TaxTexts.name(tax, country, Language.of(language))).isEqualTo(name);
    }

    /** A name that isn't in the file is a proper name, but for these which every language has. */
    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void everyLanguageNamesTheTaxesThatAreNoProperNames(Language language) {
        Set<String> named = new TreeSet<>();
        for (FactFile.Row row : FactFile.read(TaxTexts.class, "names.csv", 5).rows()) {
            if (row.text(1).isEmpty() && row.text(2).equals(language.code())) {
                named.add(row.text(0));
            }
            TaxRate.confidence(row, 3);
        }
        assertThat(named).contains("VAT", "GST", "consumption tax", "sales tax", "service tax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Reverse charge | de | Steuerschuldnerschaft des Leistungsempfängers
                    Reverse charge: the customer accounts for Norwegian VAT (mval 11-3) | fr \
                    | Autoliquidation\u00A0: la taxe est due par le preneur (mval 11-3)
                    Exempt under UStG s. 19 (small business) | de \
                    | Kleinunternehmer: es wird keine Umsatzsteuer berechnet (§ 19 UStG)
                    Intra-Community supply (Directive 2006/112/EC art. 138) | pl \
                    | Zwolniona dostawa wewnątrzwspólnotowa (art. 138 dyrektywy 2006/112/WE)
                    TVA non applicable - article 293 B du CGI | de \
                    | TVA non applicable - article 293 B du CGI
                    No sales tax in Oregon | de | Keine Sales Tax in Oregon
                    Exempt: resale certificate TX-1 | it | Esente: certificato TX-1
                    Oregon is a state. | de | Oregon is a state.
                    """)
    void aReasonIsReadInTheLanguageOfTheDocument(String kept, String language, String read) {
        assertThat(TaxTexts.reason(kept, Language.of(language))).isEqualTo(read);
    }

    /** What the tax rules say of a sale abroad is up to two texts, the seller's and the buyer's. */
    @Test
    void sentencesAreReadOneByOne() {
        String kept =
                "Not subject to VAT: place of supply is outside the EU (Directive 2006/112/EC art."
                        + " 44 and 58 and 59). Reverse charge: the customer accounts for Turkish"
                        + " VAT (KDV no. 2)";
        assertThat(TaxTexts.reason(kept, Language.DUTCH))
                .isEqualTo(
                        "Niet belastbaar (artikel 44, 58, 59 van Richtlijn 2006/112/EG). Btw"
                                + " verlegd: de afnemer is de belasting verschuldigd (KDV no. 2)");
        assertThat(TaxTexts.reason(kept, Language.ENGLISH)).isEqualTo(kept);
    }

    /** A text that is added to the facts must be given its translation. */
    @Test
    void everyWordingOfTheFactsHasAPhrase() {
        Set<String> known = new TreeSet<>();
        for (FactFile.Row row : FactFile.read(TaxTexts.class, "wordings.csv", 3).rows()) {
            known.add(row.required(2));
        }
        Set<String> used = new TreeSet<>();
        for (FactFile.Row row : FactFile.read(TaxTexts.class, "countries.csv", 13).rows()) {
            used.add(row.text(5));
            used.add(row.text(6));
        }
        for (FactFile.Row row : FactFile.read(TaxTexts.class, "regimes.csv", 14).rows()) {
            used.add(row.text(8));
        }
        used.add(Wordings.REVERSE_CHARGE.wording());
        used.add(Wordings.INTRA_COMMUNITY.wording());
        used.add(Wordings.EXPORT_FROM_UNION.wording());
        used.add(Wordings.EXPORT.wording());
        used.add(Wordings.SMALL_SUPPLIER.wording());
        used.add(Wordings.NO_GST.wording());
        used.remove("");
        used.add("Exempt from tax");
        assertThat(known).isEqualTo(used);
    }
}
