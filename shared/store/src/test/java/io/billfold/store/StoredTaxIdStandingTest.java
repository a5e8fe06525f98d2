package io.billfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.Rechecks;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.billing.tax.id.TaxIdVerdict.WellFormed;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.events.EventJson;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Map;

class StoredTaxIdStandingTest {
    private static final EventJson JSON = new EventJson(ObjectMapper.create(Map.of()));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SellerId SELLER = new SellerId("muster-de");

    /** As a standing lies in the table; a release that writes otherwise needs another version. */
    private static final String STORED =
            """
            {"version":1,"inForce":{"version":1,"number":{"country":"GR","prefix":"EL",\
            "number":"094259216","mark":"","kind":"EU VAT number","register":"VIES"},\
            "status":"valid","checkedAt":"2026-03-01T10:00:00Z","source":"VIES",\
            "consultationNumber":"WAPI1","registeredName":"ALPHA AE"},"requester":"muster-de",\
            "unansweredTimes":0,"dueAt":"2026-05-30T10:00:00Z"}\
            """;

    @Test
    void isStoredAsItWasByTheFirstRelease() {
        TaxIdCheck check =
                TaxIdCheck.valid(number("GR", "EL094259216"), NOW, "VIES", "WAPI1", "ALPHA AE");
        TaxIdStanding standing = Rechecks.after(null, check, SELLER);

        assertThat(JSON.write(StoredTaxIdStanding.of(standing))).isEqualTo(STORED);
        assertThat(JSON.read(STORED, StoredTaxIdStanding.class).toStanding()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "AT, ATU13585627",
        "CH, CHE107787577MWST",
        "NO, 995525828",
        "IN, 29AAGCB7383J1Z4",
        "XI, XI980780684"
    })
    void everyKindOfNumberComesBack(String country, String value) {
        TaxId number = number(country, value);
        for (TaxIdStanding standing :
                new TaxIdStanding[] {
                    Rechecks.notAsked(number, null, NOW),
                    Rechecks.notAsked(number, SELLER, NOW).withoutDue(),
                    Rechecks.after(null, TaxIdCheck.invalid(number, NOW, "VIES", null), null),
                    Rechecks.after(null, TaxIdCheck.pending(number, NOW, "VIES", "TIMEOUT"), SELLER)
                }) {
            String json = JSON.write(StoredTaxIdStanding.of(standing));
            assertThat(JSON.read(json, StoredTaxIdStanding.class).toStanding()).isEqualTo(standing);
        }
    }

    @Test
    void aLaterReleaseIsRefused() {
        String later = STORED.replaceFirst("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> JSON.read(later, StoredTaxIdStanding.class).toStanding())
                .hasMessageContaining("version 2");
    }

    private static TaxId number(String country, String given) {
        return ((WellFormed) TaxIds.check(country, given)).id();
    }
}
