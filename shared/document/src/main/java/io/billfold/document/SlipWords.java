package io.billfold.document;

import io.billfold.billing.language.Language;

/**
 * The words of the Swiss payment slip, which are given in four languages (Swiss Implementation
 * Guidelines for the QR-bill 2.3, annex D).
 *
 * @param payerToFillIn above a field that is left empty
 */
record SlipWords(
        String paymentPart,
        String receipt,
        String account,
        String reference,
        String information,
        String payer,
        String payerToFillIn,
        String currency,
        String amount,
        String acceptancePoint) {
    private static final SlipWords GERMAN =
            new SlipWords(
                    "Zahlteil",
                    "Empfangsschein",
                    "Konto / Zahlbar an",
                    "Referenz",
                    "Zusätzliche Informationen",
                    "Zahlbar durch",
                    "Zahlbar durch (Name/Adresse)",
                    "Währung",
                    "Betrag",
                    "Annahmestelle");

    private static final SlipWords FRENCH =
            new SlipWords(
                    "Section paiement",
                    "Récépissé",
                    "Compte / Payable à",
                    "Référence",
                    "Informations supplémentaires",
                    "Payable par",
                    "Payable par (nom/adresse)",
                    "Monnaie",
                    "Montant",
                    "Point de dépôt");

    private static final SlipWords ITALIAN =
            new SlipWords(
                    "Sezione pagamento",
                    "Ricevuta",
                    "Conto / Pagabile a",
                    "Riferimento",
                    "Informazioni supplementari",
                    "Pagabile da",
                    "Pagabile da (nome/indirizzo)",
                    "Valuta",
                    "Importo",
                    "Punto di accettazione");

    private static final SlipWords ENGLISH =
            new SlipWords(
                    "Payment part",
                    "Receipt",
                    "Account / Payable to",
                    "Reference",
                    "Additional information",
                    "Payable by",
                    "Payable by (name/address)",
                    "Currency",
                    "Amount",
                    "Acceptance point");

    /** The words for a document: English where the slip does not exist in its language. */
    static SlipWords of(Language language) {
        return switch (language) {
            case GERMAN -> GERMAN;
            case FRENCH -> FRENCH;
            case ITALIAN -> ITALIAN;
            case ENGLISH,
                    SPANISH,
                    PORTUGUESE,
                    DUTCH,
                    POLISH,
                    TURKISH,
                    RUSSIAN,
                    KAZAKH,
                    UKRAINIAN,
                    GREEK,
                    JAPANESE,
                    KOREAN,
                    CHINESE,
                    ARABIC,
                    HEBREW ->
                    ENGLISH;
        };
    }
}
