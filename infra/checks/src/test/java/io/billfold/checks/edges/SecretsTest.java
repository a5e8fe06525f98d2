package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.Repository;
import io.billfold.checks.template.RawTemplate;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A secret is in Secrets Manager, and what everybody may read names it at most. */
class SecretsTest {
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(secret|token|password|passphrase|credential|api_?key).*");

    /** What secrets look like: Stripe's, AWS's, keys in PEM, tokens. */
    private static final Pattern SECRET_VALUE =
            Pattern.compile(
                    "whsec_[A-Za-z0-9]{8,}|[sr]k_(live|test)_[A-Za-z0-9]{8,}|A(KIA|SIA)[A-Z0-9]{16}"
                            + "|-----BEGIN|eyJ[A-Za-z0-9_-]{16,}");

    /** Parameters whose names sound like secrets and whose values everybody may know. */
    private static final Map<String, String> HARMLESS =
            Map.of(
                    "TokenIssuer", "the public address of whoever signs the tokens",
                    "TokenAudience", "a public name that the tokens must carry");

    @Test
    void settingsHoldArnsOfSecretsAndNeverSecrets() {
        RawTemplate.ofType("AWS::Serverless::Function")
                .forEach(
                        function ->
                                function.map("Environment.Variables")
                                        .forEach(SecretsTest::assertNamesItAtMost));
        assertThat(
                        RawTemplate.resource("ReceiveWebhook")
                                .text("Environment.Variables.STRIPE_WEBHOOK_SECRET_ARN"))
                .isEqualTo("Ref StripeWebhookSecret");
    }

    /** Ref of a secret is its ARN; a parameter's value would stand in the function's settings. */
    private static void assertNamesItAtMost(String name, Object value) {
        assertThat(value.toString()).as(name).doesNotContain("resolve:");
        if (SECRET_NAME.matcher(name).matches()) {
            assertThat(name).endsWith("_ARN");
            assertThat(RawTemplate.resource(RawTemplate.target(value)).type())
                    .as(name)
                    .isEqualTo("AWS::SecretsManager::Secret");
        }
    }

    @Test
    void parametersAskForNoSecretAndPresetNone() {
        RawTemplate.section("Parameters")
                .forEach(
                        (name, parameter) -> {
                            boolean sounds = SECRET_NAME.matcher(name).matches();
                            assertThat(sounds && !HARMLESS.containsKey(name)).as(name).isFalse();
                        });
        assertThat(RawTemplate.section("Parameters").keySet()).containsAll(HARMLESS.keySet());
    }

    @Test
    void outputsNameNoSecret() {
        assertThat(RawTemplate.section("Outputs")).isNotEmpty();
        assertThat(RawTemplate.section("Outputs").toString()).doesNotContainIgnoringCase("secret");
    }

    @Test
    void secretsAreMadeUpByAwsOrPutInByHand() {
        assertThat(RawTemplate.ofType("AWS::SecretsManager::Secret"))
                .isNotEmpty()
                .allSatisfy(
                        secret -> {
                            assertThat(secret.at("SecretString")).isNull();
                            assertThat(secret.map("GenerateSecretString")).isNotEmpty();
                        });
    }

    @Test
    void whatIsDeployedHoldsNoSecret() throws IOException {
        for (String file : List.of("template.yaml", "samconfig.toml")) {
            String text = Files.readString(Repository.root().resolve(file));
            assertThat(SECRET_VALUE.matcher(text).find()).as(file).isFalse();
            assertThat(text).as(file).doesNotContain("{{resolve:");
        }
        assertThat(SECRET_VALUE.matcher("whsec_abcdefgh12345678").find()).isTrue();
    }
}
