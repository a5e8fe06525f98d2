package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.Party;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Sellers and buyers of several countries, with numbers whose check digits are right. */
final class Parties {
    static final Party FRENCH =
            party(
                    "exemple",
                    "Société Exemple SARL",
                    new Identifier("303265045", "0002"),
                    vat("FR40303265045"),
                    new Identifier("FR40303265045", "9957"),
                    new Address("12 rue de l’Église", null, "Paris", "75001", null, "FR"));
    static final Party DUTCH =
            party(
                    "voorbeeld",
                    "Voorbeeld Software B.V.",
                    new Identifier("12345678", "0106"),
                    vat("NL123456789B12"),
                    new Identifier("NL123456789B12", "9944"),
                    new Address("Keizersgracht 1", null, "Amsterdam", "1015 CJ", null, "NL"));
    static final Party BELGIAN =
            party(
                    "voorbeeld-be",
                    "Voorbeeld België NV",
                    new Identifier("0202239951", "0208"),
                    vat("BE0202239951"),
                    new Identifier("0202239951", "0208"),
                    new Address("Wetstraat 1", null, "Brussel", "1000", null, "BE"));
    static final Party SWEDISH =
            party(
                    "exempel",
                    "Exempel AB",
                    new Identifier("5560360793", "0007"),
                    new Party.TaxIds("SE556036079301", "Godkänd för F-skatt", List.of()),
                    new Identifier("5560360793", "0007"),
                    new Address("Drottninggatan 1", null, "Stockholm", "111 51", null, "SE"));
    static final Party NORWEGIAN =
            party(
                    "eksempel",
                    "Eksempel AS",
                    new Identifier("974760673", "0192"),
                    new Party.TaxIds("NO974760673MVA", "Foretaksregisteret", List.of()),
                    new Identifier("974760673", "0192"),
                    new Address("Karl Johans gate 1", null, "Oslo", "0154", null, "NO"));
    static final Party DANISH =
            party(
                    "eksempel-dk",
                    "Eksempel A/S",
                    new Identifier("DK12345674", "0184"),
                    vat("DK12345674"),
                    new Identifier("DK12345674", "0184"),
                    new Address("Strøget 1", null, "København K", "1160", null, "DK"));
    static final Party ITALIAN =
            party(
                    "esempio",
                    "Esempio S.r.l.",
                    null,
                    new Party.TaxIds("IT00743110157", "00743110157", List.of()),
                    new Identifier("IT00743110157", "0211"),
                    new Address("Via Roma 1", null, "Milano", "20121", "MI", "IT"));
    static final Party CANARIAN =
            party(
                    "sol-es",
                    "Sol Software S.L.",
                    null,
                    vat("ESB12345674"),
                    new Identifier("ESB12345674", "9920"),
                    new Address("Calle Mayor 1", null, "Las Palmas", "35001", null, "ES"));
    static final Party SWISS =
            party(
                    "beispiel-ch",
                    "Beispiel AG",
                    new Identifier("CHE123456788", "0183"),
                    vat("CHE123456788MWST"),
                    new Identifier("CHE123456788", "0183"),
                    new Address("Bahnhofstrasse 1", null, "Zürich", "8001", null, "CH"));
    static final Party AMERICAN =
            party(
                    "acme",
                    "Acme Widgets LLC",
                    null,
                    Party.TaxIds.NONE,
                    new Identifier("ap@acme.example.com", "EM"),
                    new Address("1 Pine Street", null, "Bend", "97701", "OR", "US"));
    static final Party JAPANESE =
            party(
                    "mihon-jp",
                    "株式会社見本ソフトウェア",
                    null,
                    new Party.TaxIds(null, "T1234567890123", List.of()),
                    new Identifier("T1234567890123", "0221"),
                    new Address("千代田区丸の内1-1-1", null, "東京都", "100-0005", null, "JP"));

    private Parties() {}

    static Party party(
            String id,
            String name,
            @Nullable Identifier legalId,
            Party.TaxIds taxIds,
            Identifier electronicAddress,
            Address address) {
        return new Party(
                id,
                name,
                PartyKind.BUSINESS,
                legalId,
                taxIds,
                electronicAddress,
                address,
                new Party.Contact("Contact of " + id, "+1 555 0100", id + "@mail.example.com"),
                Map.of());
    }

    private static Party.TaxIds vat(String number) {
        return new Party.TaxIds(number, null, List.of());
    }

    static Party with(Party party, Party.TaxIds taxIds) {
        return new Party(
                party.id(),
                party.name(),
                party.kind(),
                party.legalId(),
                taxIds,
                party.electronicAddress(),
                party.address(),
                party.contact(),
                party.particulars());
    }

    static Party with(Party party, @Nullable Identifier legalId) {
        return new Party(
                party.id(),
                party.name(),
                party.kind(),
                legalId,
                party.taxIds(),
                party.electronicAddress(),
                party.address(),
                party.contact(),
                party.particulars());
    }

    static Party with(Party party, Address address) {
        return new Party(
                party.id(),
                party.name(),
                party.kind(),
                party.legalId(),
                party.taxIds(),
                party.electronicAddress(),
                address,
                party.contact(),
                party.particulars());
    }

    static Party with(Party party, Party.Contact contact) {
        return new Party(
                party.id(),
                party.name(),
                party.kind(),
                party.legalId(),
                party.taxIds(),
                party.electronicAddress(),
                party.address(),
                contact,
                party.particulars());
    }

    static Party reachedAt(Party party, Identifier electronicAddress) {
        return new Party(
                party.id(),
                party.name(),
                party.kind(),
                party.legalId(),
                party.taxIds(),
                electronicAddress,
                party.address(),
                party.contact(),
                party.particulars());
    }
}
