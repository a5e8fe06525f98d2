package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager: after a roll the last value is still there, as the previous one. */
abstract class SecretsContract {
    abstract SecretsManagerClient secrets();

    /** A secret that was never rolled, whose value is {@code first}. */
    abstract String secret();

    @Test
    void aRollMakesTheCurrentValueThePreviousOne() {
        assertThat(current().secretString()).isEqualTo("first");
        assertThatThrownBy(this::previous).isInstanceOf(ResourceNotFoundException.class);

        roll("second");
        GetSecretValueResponse current = current();
        assertThat(current.secretString()).isEqualTo("second");
        assertThat(current.createdDate()).isNotNull();
        assertThat(previous().secretString()).isEqualTo("first");
        assertThat(previous().versionId()).isNotEqualTo(current.versionId());

        roll("third");
        assertThat(current().secretString()).isEqualTo("third");
        assertThat(previous().secretString()).isEqualTo("second");
    }

    @Test
    void aSecretThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> secrets().getSecretValue(r -> r.secretId("engine-none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(
                        () ->
                                secrets()
                                        .putSecretValue(
                                                r -> r.secretId("engine-none").secretString("x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void roll(String value) {
        secrets().putSecretValue(r -> r.secretId(secret()).secretString(value));
    }

    private GetSecretValueResponse current() {
        return secrets().getSecretValue(r -> r.secretId(secret()));
    }

    private GetSecretValueResponse previous() {
        return secrets().getSecretValue(r -> r.secretId(secret()).versionStage("AWSPREVIOUS"));
    }
}
