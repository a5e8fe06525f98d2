package io.billfold.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A role decides as IAM does. */
class RoleTest {
    /** In the tables {@code arn:q}. */
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:q";

    private static final String TLS = "Condition: {Bool: {aws:SecureTransport: 'false'}}";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "arn:aws:sqs:eu:0:orders       | arn:aws:sqs:eu:0:orders          | true",
                "arn:aws:sqs:eu:0:orders       | arn:aws:sqs:eu:0:orders-2        | false",
                "arn:aws:sqs:eu:0:orders       | arn:aws:sqs:eu:0:Orders          | false",
                "arn:aws:sqs:eu:0:order?       | arn:aws:sqs:eu:0:orders          | true",
                "arn:aws:sqs:eu:0:orders?      | arn:aws:sqs:eu:0:orders          | false",
                "*                             | arn:aws:sqs:eu:0:orders          | true",
                "arn:aws:sqs                   | arn:aws:sqs:eu:0:orders          | true",
                "arn:aws:sqs                   | arn:aws:sns:eu:0:orders          | false",
                "arn:aws:s3:::docs/inv/*       | arn:aws:s3:::docs/inv/a/b.pdf    | true",
                "arn:aws:s3:::docs/inv/*       | arn:aws:s3:::docs/inv/           | true",
                "arn:aws:s3:::docs/inv/*       | arn:aws:s3:::docs/other/b.pdf    | false",
                "arn:aws:s3:::docs/inv/*       | arn:aws:s3:::docs                | false",
                "arn:aws:s3:::docs/*.pdf       | arn:aws:s3:::docs/a+(b).pdf      | true",
                "arn:aws:dynamodb:eu:0:table/T | arn:aws:dynamodb:eu:0:table/T/index/due | false",
                "arn:aws:dynamodb:eu:0:table/T/index/* | arn:aws:dynamodb:eu:0:table/T/index/due | true",
                "arn:aws:*:orders              | arn:aws:sqs:eu:0:orders          | false",
                "arn:aws:sqs:*:*:orders        | arn:aws:sqs:eu:0:orders          | true",
                "arn:aws:logs:eu:0:log-group:g:* | arn:aws:logs:eu:0:log-group:g:log-stream:1 | true",
            })
    void aPatternNamesArns(String pattern, String arn, boolean matches) {
        assertThat(ArnPattern.of(pattern).matches(arn)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{Effect: Allow, Action: sqs:SendMessage, Resource: 'arn:q'}      | sqs:SendMessage   | ALLOWED",
                "{Effect: Allow, Action: sqs:sendmessage, Resource: 'arn:q'}      | sqs:SendMessage   | ALLOWED",
                "{Effect: Allow, Action: [a:B, sqs:SendMessage], Resource: ['arn:p', 'arn:q']} | sqs:SendMessage | ALLOWED",
                "{Effect: Allow, Action: sqs:Send*, Resource: 'arn:q'}            | sqs:SendMessage   | ALLOWED",
                "{Effect: Allow, Action: 'sqs:SendMessag?', Resource: '*'}        | sqs:SendMessage   | ALLOWED",
                "{Effect: Allow, Action: '*', Resource: '*'}                      | sqs:SendMessage   | ALLOWED",
                "{Effect: Allow, Action: sqs:SendMessage, Resource: 'arn:p'}      | sqs:SendMessage   | NOT_ALLOWED",
                "{Effect: Allow, Action: sqs:SendMessage, Resource: 'arn:q'}      | sqs:DeleteMessage | NOT_ALLOWED",
                "{Effect: Deny,  Action: sqs:*, Resource: '*'}                    | sqs:SendMessage   | DENIED",
                "{Effect: Allow, Action: '*', Resource: '*'}, {Effect: Deny, Action: sqs:*, Resource: 'arn:q'} | sqs:SendMessage | DENIED",
                "{Effect: Deny, Action: sqs:*, Resource: 'arn:p'}, {Effect: Allow, Action: '*', Resource: '*'} | sqs:SendMessage | ALLOWED",
                "{Effect: Allow, Action: '*', Resource: '*'}, {Effect: Deny, Action: '*', Resource: '*', "
                        + TLS
                        + "} | sqs:SendMessage | ALLOWED",
            })
    void aRoleDecides(String statements, String action, Verdict verdict) throws IOException {
        assertThat(role(statements).decide(new Need(action, QUEUE))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{Effect: Allow, NotAction: a:B, Resource: '*'}                | NotAction",
                "{Effect: Allow, Action: a:B, NotResource: 'arn:q'}            | NotResource",
                "{Effect: Permit, Action: a:B, Resource: 'arn:q'}              | Permit",
                "{Effect: Allow, Resource: 'arn:q'}                            | Action",
                "{Effect: Allow, Action: a:B}                                  | Resource",
                "{Effect: Allow, Action: a:B, Resource: 'arn:${aws:username}'} | aws:username",
                "{Effect: Allow, Action: a:B, Resource: '*', Condition: {Bool: {x: 1}}} | Condition",
                "{Effect: Allow, Action: a:B, Resource: '*', Principal: '*'}   | Principal",
            })
    void whatItCannotEnforceStopsWithTheLine(String statement, String named) {
        assertThatThrownBy(() -> role(statement))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template.yaml:9: ")
                .hasMessageContaining(named);
    }

    @Test
    void onlyThePermissionThatAllowedACallCountsAsUsed() throws IOException {
        Role role =
                role(
                        "{Effect: Allow, Action: [a:B, a:C], Resource: ['arn:p', 'arn:q']},"
                                + " {Effect: Allow, Action: a:B, Resource: '*'}");

        role.decide(new Need("a:B", QUEUE));
        role.decide(new Need("a:D", QUEUE));

        List<String> used =
                role.permissions().stream()
                        .filter(Permission::isUsed)
                        .map(it -> it.grant().toString())
                        .toList();
        assertThat(used).containsExactly("Writer: a:B on " + QUEUE + " (template.yaml:9)");
        assertThat(role.permissions()).hasSize(5);
    }

    private Role role(String statements) throws IOException {
        Path file = folder.resolve("template.yaml");
        Files.writeString(
                file,
                """
                Resources:
                  Writer:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - PolicyName: write
                          PolicyDocument:
                            Statement: [
                              %s]
                """
                        .formatted(statements.replace("arn:q", QUEUE)));
        Template template = Template.read(file, "http://here", Map.of(), Map.of());
        return Role.of(template.resource("Writer"), "writer");
    }
}
