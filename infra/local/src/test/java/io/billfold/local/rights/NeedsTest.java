package io.billfold.local.rights;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.local.http.Request;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each call has to be allowed. */
class NeedsTest {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=K/20260101/eu-central-1/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GetItem    | {'Key':{'TableName':{'S':'x'}},'TableName':'T'} | GetItem table/T",
                "PutItem    | {'TableName':'T','Item':{}}                | PutItem table/T",
                "Scan       | {'TableName':'T'}                          | Scan table/T",
                "Query      | {'TableName':'T','Limit':3}                | Query table/T",
                "Query      | {'IndexName':'due','TableName':'T'}        | Query table/T/index/due",
                "BatchGetItem | {'RequestItems':{'T':{'Keys':[]},'U':{}}} | BatchGetItem table/T, BatchGetItem table/U",
                "BatchWriteItem | {'RequestItems':{'T':[{}]}}            | BatchWriteItem table/T",
                "TransactWriteItems | {'TransactItems':[{'Put':{'Item':{'TableName':{'S':'x'}},'TableName':'T'}},{'Put':{'TableName':'T'}},{'Update':{'TableName':'T'}},{'Delete':{'TableName':'U'}},{'ConditionCheck':{'TableName':'U'}}]} | PutItem table/T, UpdateItem table/T, DeleteItem table/U, ConditionCheckItem table/U",
                "TransactGetItems | {'TransactItems':[{'Get':{'TableName':'T'}}]} | GetItem table/T",
                "ListTables | {}                                         | ListTables *",
                "ExecuteStatement | {'Statement':'x','TableName':'T'}    | ExecuteStatement *",
                "GetItem    | no JSON                                    | GetItem *",
                "TransactWriteItems | {'TransactItems':[]}               | TransactWriteItems *",
                "GetItem | {'TableName':'arn:aws:dynamodb:eu-central-1:000000000000:table/T'} | GetItem table/T",
            })
    void ofDynamoDb(String operation, String body, String expected) {
        String needs =
                TableNeeds.of("DynamoDB_20120810." + operation, bytes(body)).stream()
                        .map(it -> it.action() + " " + it.resource())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        assertThat(needs.replace("dynamodb:", "").replace("arn:aws:eu-central-1:000000000000:", ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "GET    | /docs/inv/a%20b.pdf          | -                  | GetObject docs/inv/a b.pdf",
                "HEAD   | /docs/inv/a.pdf              | -                  | GetObject docs/inv/a.pdf",
                "GET    | /docs/inv/a.pdf?versionId=1  | -                  | GetObjectVersion docs/inv/a.pdf",
                "GET    | /docs/a?retention            | -                  | GetObjectRetention docs/a",
                "PUT    | /docs/a                      | -                  | PutObject docs/a",
                "PUT    | /docs/a                      | x-amz-object-lock-mode | PutObject docs/a, PutObjectRetention docs/a",
                "PUT    | /docs/a                      | x-amz-object-lock-legal-hold | PutObject docs/a, PutObjectLegalHold docs/a",
                "PUT    | /docs/a?retention            | x-amz-bypass-governance-retention | PutObjectRetention docs/a, BypassGovernanceRetention docs/a",
                "PUT    | /docs/a                      | x-amz-copy-source  | PutObject docs/a, GetObject other/b",
                "POST   | /docs/a?uploads              | -                  | PutObject docs/a",
                "DELETE | /docs/a?uploadId=1           | -                  | AbortMultipartUpload docs/a",
                "DELETE | /docs/a                      | -                  | DeleteObject docs/a",
                "DELETE | /docs/a?versionId=1          | -                  | DeleteObjectVersion docs/a",
                "GET    | /docs?list-type=2&prefix=inv | -                  | ListBucket docs",
                "GET    | /docs?policy                 | -                  | GetBucket(other) docs",
                "PUT    | /docs?policy                 | -                  | PutBucket(other) docs",
                "GET    | /                            | -                  | ListAllMyBuckets *",
            })
    void ofS3(String method, String target, String header, String expected) {
        Map<String, List<String>> headers = new TreeMap<>();
        if (header != null) {
            headers.put(header, List.of("/other/b?versionId=1"));
        }
        String[] parts = target.split("\\?", 2);
        String query = parts.length > 1 ? parts[1] : "";
        Request request = new Request(method, parts[0], query, headers, new byte[0], "");

        assertThat(ObjectNeeds.of(request))
                .extracting(it -> it.action() + " " + it.resource())
                .map(it -> it.replace("s3:", "").replace("arn:aws:::", ""))
                .containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AmazonSQS.SendMessage       | {'QueueUrl':'http://here/0/Q'} | sqs:SendMessage Q",
                "AmazonSQS.SendMessageBatch  | {'QueueUrl':'http://here/0/Q'} | sqs:SendMessage Q",
                "AmazonSQS.DeleteMessageBatch | {'QueueUrl':'http://here/0/Q'} | sqs:DeleteMessage Q",
                "AmazonSQS.StartMessageMoveTask | {'SourceArn':'arn:aws:sqs:eu-central-1:000000000000:Q'} | sqs:StartMessageMoveTask Q",
                "AmazonSQS.ListQueues        | {}                       | sqs:ListQueues *",
                "AWSEvents.PutEvents         | {'Entries':[{'Detail':'{}','EventBusName':'B'},{'EventBusName':'B'},{}]} | events:PutEvents event-bus/B, events:PutEvents event-bus/default",
                "AWSEvents.DescribeRule      | {'Name':'r'}             | events:DescribeRule *",
                "secretsmanager.GetSecretValue | {'SecretId':'S'}       | secretsmanager:GetSecretValue secret:S",
                "Kinesis_20131202.PutRecord  | {}                       | unknown:PutRecord *",
                "ses | {'Content':{'FromEmailAddress':'x@y'},'FromEmailAddress':'Us <us@mail.example.com>'} | ses:SendEmail identity/mail.example.com",
                "ses | {'FromEmailAddress':'us@example.com','Content':{'Raw':{'Data':'x'}}} | ses:SendRawEmail identity/example.com",
                "ses | {}                                               | ses:SendEmail *",
                "kms | {}                                               | kms:POST *",
                "sts | Action=GetCallerIdentity                         | ``",
            })
    void ofOtherServices(String target, String body, String expected) {
        Map<String, List<String>> headers =
                target.contains(".")
                        ? Map.of("x-amz-target", List.of(target))
                        : Map.of("authorization", List.of(SIGNED + target + "/aws4_request"));
        Request request = new Request("POST", "/", "", headers, bytes(body), "");

        assertThat(
                        ServiceNeeds.of(request).stream()
                                .map(it -> it.action() + " " + it.resource())
                                .map(it -> it.replaceAll("arn:aws:[a-z]+:eu-central-1:0+:", ""))
                                .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(", ")));
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(UTF_8);
    }
}
