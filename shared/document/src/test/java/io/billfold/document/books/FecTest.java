package io.billfold.document.books;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Livre des procédures fiscales art. A47 A-1 VII. */
final class FecTest {
    private static String written(CurrencyUnit currency) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Fec(currency, Sold::customer).write(out, Sold.ENTRIES.iterator());
        return out.toString(UTF_8);
    }

    /** By hand, column by column. */
    @Test
    void writesEighteenColumnsPerPosting() throws IOException {
        assertThat(written(CurrencyUnit.EUR).replace('\t', '|').lines().map(String::stripTrailing))
                .containsExactly(
                        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise",
                        "VE|Ventes|1|20260105|411000|Clients|acme|Acme SARL|EX-2026-000001|20260105|Invoice EX-2026-000001|1200,00|0,00|||20260105||",
                        "VE|Ventes|1|20260105|706000|Prestations de services|||EX-2026-000001|20260105|Invoice EX-2026-000001|0,00|1000,00|||20260105||",
                        "VE|Ventes|1|20260105|445710|TVA collectée|||EX-2026-000001|20260105|Invoice EX-2026-000001|0,00|200,00|||20260105||",
                        "VE|Ventes|2|20260110|706000|Prestations de services|||EX-2026-000002|20260110|Credit note EX-2026-000002|100,00|0,00|||20260110||",
                        "VE|Ventes|2|20260110|445710|TVA collectée|||EX-2026-000002|20260110|Credit note EX-2026-000002|20,00|0,00|||20260110||",
                        "VE|Ventes|2|20260110|411000|Clients|acme|Acme SARL|EX-2026-000002|20260110|Credit note EX-2026-000002|0,00|120,00|||20260110||",
                        "BQ|Banque|3|20260120|512000|Banques|||p-1|20260120|Payment p-1 for invoice EX-2026-000001|1080,00|0,00|||20260120||",
                        "BQ|Banque|3|20260120|411000|Clients|acme|Acme SARL|p-1|20260120|Payment p-1 for invoice EX-2026-000001|0,00|1080,00|||20260120||",
                        "VE|Ventes|4|20260131|411000|Clients|a-customer-whose-id-is-longer-than-35-characters|="
                                + "B".repeat(99)
                                + "|EX-2026-000003|20260131|Invoice EX-2026-000003|0,06|0,00|||20260131||",
                        "VE|Ventes|4|20260131|706000|Prestations de services|||EX-2026-000003|20260131|Invoice EX-2026-000003|0,00|0,05|||20260131||",
                        "VE|Ventes|4|20260131|445710|TVA collectée|||EX-2026-000003|20260131|Invoice EX-2026-000003|0,00|0,01|||20260131||");
    }

    @Test
    void balancesEachEntryAndNumbersThemWithoutGaps() throws IOException {
        Map<Integer, BigDecimal> balances = new TreeMap<>();
        for (String line : written(CurrencyUnit.EUR).lines().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).hasSize(18);
            balances.merge(
                    Integer.valueOf(cells[2]),
                    decimal(cells[11]).subtract(decimal(cells[12])),
                    BigDecimal::add);
        }
        assertThat(balances.keySet()).containsExactly(1, 2, 3, 4);
        assertThat(balances.values()).allMatch(sum -> sum.signum() == 0);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    @Test
    void leavesOtherCurrenciesToOtherFiles() throws IOException {
        assertThat(written(CurrencyUnit.USD).lines().skip(1).map(line -> line.split("\t")[2]))
                .containsExactly("1", "1");
    }

    @Test
    void isNamedByTheSirenAndTheEndOfThePeriod() {
        LocalDate end = LocalDate.of(2026, 12, 31);
        assertThat(Fec.fileName(Sold.SELLER, end)).contains("303265045FEC20261231.txt");
        assertThat(Fec.fileName(seller("404 833 048", "0002"), end))
                .contains("404833048FEC20261231.txt");
        assertThat(Fec.fileName(seller("404 833 048 00022", "0009"), end))
                .contains("404833048FEC20261231.txt");
        assertThat(Fec.fileName(seller("12", "0002"), end)).isEmpty();
        assertThat(Fec.fileName(seller("HRB 1", null), end)).isEmpty();
    }

    private static Seller seller(String legalId, @Nullable String scheme) {
        PartyProfile profile =
                new PartyProfile(new Identifier(legalId, scheme), null, null, null, null, Map.of());
        Seller of = Sold.SELLER;
        return new Seller(
                of.id(),
                of.name(),
                of.email(),
                of.address(),
                of.zone(),
                of.series(),
                List.of(),
                null,
                false,
                profile,
                of.branding());
    }
}
