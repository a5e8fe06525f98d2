package io.billfold.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class TemplateTest {
    private static final String ENDPOINT = "http://127.0.0.1:4566";

    @TempDir Path folder;

    @Test
    void resolvesNamesUrlsAndArnsAsCloudFormationGivesThem() throws IOException {
        Template template =
                read(
                        """
                        Resources:
                          Queue: {Type: AWS::SQS::Queue}
                          Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub '${Stage}-t'}}
                          Files: {Type: AWS::S3::Bucket}
                          Secret: {Type: AWS::SecretsManager::Secret}
                        Parameters: {Stage: {Type: String, Default: dev}}
                        Outputs:
                          Dead: {Value: !GetAtt Queue.Arn}
                          Stream: {Value: !GetAtt [Table, StreamArn]}
                        """);

        assertThat(template.physicalId("Queue"))
                .isEqualTo("http://127.0.0.1:4566/000000000000/billfold-Queue");
        assertThat(template.physicalId("Table")).isEqualTo("dev-t");
        assertThat(template.physicalId("Files")).isEqualTo("billfold-files");
        assertThat(template.physicalId("Secret"))
                .isEqualTo(
                        "arn:aws:secretsmanager:eu-central-1:000000000000:secret:billfold-Secret");
        assertThat(template.outputs())
                .containsEntry("Dead", "arn:aws:sqs:eu-central-1:000000000000:billfold-Queue")
                .containsEntry(
                        "Stream",
                        "arn:aws:dynamodb:eu-central-1:000000000000:table/dev-t/stream/local");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Stage                                        | dev",
                "{Ref: Stage}                                      | dev",
                "!Ref AWS::Region                                  | eu-central-1",
                "!Sub '${Stage}-${AWS::StackName}-${!Kept}'        | dev-billfold-${Kept}",
                "!Sub ['${a}${Stage}', {a: !Ref Stage}]            | devdev",
                "!Join ['-', [a, !Ref Stage, c]]                   | a-dev-c",
                "!Join [',', !Split ['-', 'x-y']]                  | x,y",
                "!Select [1, [a, b]]                               | b",
                "!Select [0, !Split [':', 'x:y']]                  | x",
                "!FindInMap [Sizes, !Ref Stage, big]               | 10",
                "!If [IsDev, yes, no]                              | yes",
                "!If [IsNotDev, yes, no]                           | no",
                "!If [Both, yes, no]                               | no",
                "!If [Either, yes, no]                             | yes",
                "2012-10-17                                        | 2012-10-17",
                "on                                                | on",
                "010                                               | 010",
            })
    void resolvesIntrinsicFunctions(String value, String expected) throws IOException {
        Template template =
                read(
                        """
                        Parameters: {Stage: {Type: String, Default: dev}}
                        Mappings: {Sizes: {dev: {big: 10}}}
                        Conditions:
                          IsDev: !Equals [!Ref Stage, dev]
                          IsNotDev: !Not [!Condition IsDev]
                          Both: !And [!Condition IsDev, {Condition: IsNotDev}]
                          Either: !Or [!Condition IsDev, !Condition IsNotDev]
                        Resources: {}
                        Outputs:
                          Out: {Value: %s}
                        """
                                .formatted(value));

        assertThat(template.outputs()).containsEntry("Out", expected);
    }

    @Test
    void namesWhatPoliciesAreAboutAsCloudFormationDoes() throws IOException {
        Template template =
                read(
                        """
                        Resources:
                          Bus: {Type: AWS::Events::EventBus, Properties: {Name: events}}
                          Here: {Type: AWS::Events::Rule, Properties: {EventBusName: !Ref Bus}}
                          There: {Type: AWS::Events::Rule}
                          Logs: {Type: AWS::Logs::LogGroup}
                        """);

        assertThat(template.attribute("Here", "Arn")).endsWith(":rule/events/billfold-Here");
        assertThat(template.attribute("There", "Arn")).endsWith(":rule/billfold-There");
        assertThat(template.attribute("Logs", "Arn")).endsWith(":log-group:billfold-Logs:*");
    }

    @Test
    void leavesOutWhatHasNoValueOrWhoseConditionFails() throws IOException {
        Template template =
                read(
                        """
                        Parameters: {Email: {Type: String, Default: ''}}
                        Conditions: {HasEmail: !Not [!Equals [!Ref Email, '']]}
                        Resources:
                          Topic: {Type: AWS::SNS::Topic, Condition: HasEmail}
                          Queue:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [HasEmail, 5, !Ref AWS::NoValue]
                              VisibilityTimeout: 30
                        """);

        assertThat(template.resources()).extracting(Resource::id).containsExactly("Queue");
        assertThat(Json.text(template.resource("Queue").properties().mapping().json()))
                .isEqualTo("{\"VisibilityTimeout\":30}");
    }

    @Test
    void mergesGlobalsIntoFunctions() throws IOException {
        Template template =
                read(
                        """
                        Globals:
                          Function: {Timeout: 30, MemorySize: 512, Environment: {Variables: {A: 1, B: 2}}}
                        Resources:
                          Fn:
                            Type: AWS::Serverless::Function
                            Properties: {Handler: x.Y, Timeout: 60, Environment: {Variables: {B: 3, C: 4}}}
                        """);

        Properties properties = template.resource("Fn").properties();
        assertThat(properties.number("Timeout", 0)).isEqualTo(60);
        assertThat(properties.number("MemorySize", 0)).isEqualTo(512);
        assertThat(properties.in("Environment").textsByName("Variables"))
                .isEqualTo(Map.of("A", "1", "B", "3", "C", "4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}    | FifoQueue",
                "Q: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {max: 1}}} | RedrivePolicy: property max",
                "Q: {Type: AWS::Kinesis::Stream}                              | AWS::Kinesis::Stream",
                "Q: {Type: AWS::SQS::Queue, UpdatePolicy: x}                  | UpdatePolicy",
                "Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nix}} | Nix",
                "Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Q.Arn}} | Q",
                "Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Base64 x}} | Fn::Base64",
                "F: {Type: AWS::Serverless::Function, Properties: {Handler: x, Events: {E: {Type: Kinesis}}}} | Kinesis",
                "F: {Type: AWS::Serverless::Function, Properties: {Handler: x, Events: {E: {Type: SQS, Properties: {Nix: 1}}}}} | F.Events.E: property Nix",
            })
    void stopsWithTheLineAtWhatItDoesNotKnow(String resource, String named) {
        String template = "Description: x\nResources:\n  " + resource + "\n";

        assertThatThrownBy(() -> read(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template.yaml:3: ")
                .hasMessageContaining(named);
    }

    @Test
    void namesTheLineOfANestedPropertyAndOfBrokenYaml() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        Resources:
                                          Queue:
                                            Type: AWS::SQS::Queue
                                            Properties:
                                              VisibilityTimeout: 30
                                              FifoQueue: true
                                        """))
                .hasMessageStartingWith("template.yaml:6: ")
                .hasMessageContaining("supported: [QueueName");
        assertThatThrownBy(() -> read("Resources:\n  a: [\n  b: 1\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template.yaml:");
        assertThatThrownBy(() -> read("Resources: {}\nRules: {}\n"))
                .hasMessageStartingWith("template.yaml:2: ");
    }

    @Test
    void aParameterNeedsAValueAndAnUnknownOneIsRefused() throws IOException {
        String declared = "Parameters: {Stage: {Type: String}}\nResources: {}\n";

        assertThatThrownBy(() -> read(declared)).hasMessageContaining("Stage has no default");
        assertThatThrownBy(() -> read(declared, Map.of("Stage", "x", "Nix", "y")))
                .hasMessageContaining("no parameter Nix");
        assertThat(read(declared, Map.of("Stage", "x")).resources()).isEmpty();
    }

    private Template read(String yaml) throws IOException {
        return read(yaml, Map.of());
    }

    private Template read(String yaml, Map<String, String> parameters) throws IOException {
        Path file = folder.resolve("template.yaml");
        Files.writeString(file, yaml);
        return Template.read(file, ENDPOINT, parameters, Map.of("TokenIssuer", ENDPOINT));
    }
}
