package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class JurisdictionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # seller | vat          | other | buyer | kind     | charged | tax | union
                    DE       | DE136695976  | -     | DE    | BUSINESS | S 19    | DE  | true
                    DE       | DE136695976  | -     | FR    | CONSUMER | S 20    | DE  | true
                    DE       | FR4030326504 | -     | FR    | CONSUMER | S 20    | FR  | true
                    GR       | EL094259216  | -     | GR    | BUSINESS | S 24    | GR  | true
                    GB       | XI980780684  | -     | DE    | BUSINESS | S 20    | GB  | false
                    CH       | CHE107787577 | -     | CH    | BUSINESS | S 8.1   | CH  | false
                    US       | EU372012345  | -     | DE    | CONSUMER | S 19    | US  | false
                    US       | -            | T58   | JP    | BUSINESS | S 10    | JP  | false
                    US       | -            | 123   | AU    | CONSUMER | S 10    | US  | false
                    US       | -            | -     | JP    | BUSINESS | S 10    | US  | false
                    DE       | FR4030326504 | -     | FR    | BUSINESS | AE 0    | DE  | true
                    AU       | -            | 839   | NZ    | BUSINESS | Z 0     | NZ  | false
                    """)
    void isWhereTaxIsChargedElseTheSellersSeat(
            String seller,
            String vat,
            String other,
            String buyer,
            String kind,
            String charged,
            String tax,
            boolean isInUnion) {
        Map<String, String> fields = new HashMap<>();
        fields.put("seller.country", seller);
        fields.put("seller.taxIds.vat", vat == null ? GoldenDocument.ABSENT : vat);
        fields.put("seller.taxIds.other", other == null ? GoldenDocument.ABSENT : other);
        fields.put("buyer.country", buyer);
        fields.put("buyer.kind", kind);
        fields.put("charged", charged);
        fields.put("taxes[0].reason", charged.startsWith("AE") ? "Reverse charge" : "");
        assertThat(Jurisdiction.of(GoldenDocument.of(fields)))
                .isEqualTo(new Jurisdiction(seller, tax, isInUnion));
    }

    @Test
    void theUnitedKingdomWasInTheUnionUntilTheEndOf2020() {
        assertThat(jurisdictionOn("2020-12-31").taxScopes()).containsExactly("*", "EU", "GB");
        assertThat(jurisdictionOn("2021-01-01").taxScopes()).containsExactly("*", "GB");
    }

    private static Jurisdiction jurisdictionOn(String day) {
        return Jurisdiction.of(GoldenFile.read("GB").with("heading.issuedOn", day));
    }
}
