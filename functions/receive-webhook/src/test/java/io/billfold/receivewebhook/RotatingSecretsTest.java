package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class RotatingSecretsTest {
    private static final Instant ROLLED_AT = Instant.parse("2026-02-03T10:00:00Z");

    private final Map<String, String> stages = new HashMap<>();
    private Instant now = ROLLED_AT;
    private int reads;
    private final RotatingSecrets secrets =
            new RotatingSecrets(new Fake(), "arn", "whsec_...", () -> now);

    @Test
    void takesTheLastSecretTooForADayAfterARoll() {
        stages.put("AWSCURRENT", "whsec_new\n");
        stages.put("AWSPREVIOUS", "whsec_old");

        assertThat(secrets.current()).containsExactly("whsec_new", "whsec_old");

        now = ROLLED_AT.plus(Duration.ofHours(24));
        assertThat(secrets.current()).containsExactly("whsec_new");
    }

    @Test
    void aSecretThatWasNeverRolledIsOne() {
        stages.put("AWSCURRENT", "whsec_new");

        assertThat(secrets.current()).containsExactly("whsec_new");
    }

    @Test
    void readsAgainAfterMinutesAndNotBefore() {
        stages.put("AWSCURRENT", "whsec_1");
        now = ROLLED_AT.plus(Duration.ofDays(9));
        secrets.current();
        stages.put("AWSCURRENT", "whsec_2");

        now = now.plus(RotatingSecrets.CACHED_FOR).minusSeconds(1);
        assertThat(secrets.current()).containsExactly("whsec_1");
        assertThat(reads).isEqualTo(1);

        now = now.plusSeconds(1);
        assertThat(secrets.current()).containsExactly("whsec_2");
    }

    @Test
    void anEmptySecretIsNoSecret() {
        stages.put("AWSCURRENT", " ");

        assertThatThrownBy(secrets::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("secret arn is empty: put whsec_... into it");
    }

    private final class Fake implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            reads++;
            String stage = request.versionStage() == null ? "AWSCURRENT" : request.versionStage();
            if (!stages.containsKey(stage)) {
                throw ResourceNotFoundException.builder().message(stage).build();
            }
            return GetSecretValueResponse.builder()
                    .secretString(stages.get(stage))
                    .createdDate(ROLLED_AT)
                    .build();
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {}
    }
}
