package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class AvalaraSecretTest {
    private final SecretsFake secrets = new SecretsFake();
    private Instant now = Instant.parse("2026-02-03T10:00:00Z");
    private final AvalaraSecret secret =
            new AvalaraSecret(secrets, "arn", AvaTaxStub.JSON, () -> now);

    @Test
    void isAccountAndKeyInBase64() {
        // computed with an independent implementation: printf '2000:key' | base64
        assertThat(secret.authorization()).isEqualTo("Basic MjAwMDprZXk=");
    }

    @Test
    void isReadAgainAfterMinutesAndNotBefore() {
        secret.authorization();
        secrets.text = "{\"accountId\": \"2000\", \"licenseKey\": \"other\"}";

        now = now.plus(AvalaraSecret.CACHED_FOR).minusSeconds(1);
        assertThat(secret.authorization()).isEqualTo("Basic MjAwMDprZXk=");
        assertThat(secrets.reads).isEqualTo(1);

        now = now.plusSeconds(1);
        assertThat(secret.authorization()).isEqualTo("Basic MjAwMDpvdGhlcg==");
    }

    @Test
    void isReadAgainOnceItWasRefused() {
        secret.authorization();
        secret.forget();
        secret.authorization();

        assertThat(secrets.reads).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geheim",
                "{\"accountId\": \"geheim\"}",
                "{\"accountId\": \" \", \"licenseKey\": \"geheim\"}",
                "[\"geheim\"]"
            })
    void whatIsNoPairIsNamedAndNotRepeated(String text) {
        secrets.text = text;

        assertThatIllegalStateException()
                .isThrownBy(secret::authorization)
                .withMessageContaining("secret arn must be")
                .withMessageNotContaining("geheim")
                .withNoCause();
    }
}
