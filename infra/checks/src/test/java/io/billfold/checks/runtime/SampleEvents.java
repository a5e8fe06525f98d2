package io.billfold.checks.runtime;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Events as AWS delivers them, for functions of which nothing but their triggers is known. */
final class SampleEvents {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)\\+?}");

    static final String MESSAGE_ID = "059f36b4-87a3-44ab-83d2-661975830a7d";

    static final String EMPTY_BATCH = "{\"Records\":[]}";

    /**
     * One message that no function can read: it must be refused or reported, not break the batch.
     */
    static final String UNREADABLE_MESSAGE =
            """
            {"Records":[{"messageId":"%s","receiptHandle":"r","body":"neither order nor event",
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1772323200000"},
            "messageAttributes":{},"eventSource":"aws:sqs",
            "eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:queue",
            "awsRegion":"eu-central-1"}]}"""
                    .formatted(MESSAGE_ID);

    static final String TICK =
            """
            {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
            "detail-type":"Scheduled Event","source":"aws.scheduler","account":"123456789012",
            "time":"2026-03-01T02:00:00Z","region":"eu-central-1",
            "resources":["arn:aws:scheduler:eu-central-1:123456789012:schedule/default/s"],
            "detail":"{}"}""";

    /** An outbox item that has just been written. */
    static final String OUTBOX_RECORD =
            """
            {"Records":[{"eventID":"1","eventName":"INSERT","eventVersion":"1.1",
            "eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
            "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/Invoices/stream/1",
            "dynamodb":{"SequenceNumber":"100000000003498069978","StreamViewType":"NEW_IMAGE",
            "Keys":{"pk":{"S":"OUTBOX#InvoicePaid:MU-1"},"sk":{"S":"EVENT"}},
            "NewImage":{"pk":{"S":"OUTBOX#InvoicePaid:MU-1"},"sk":{"S":"EVENT"},
            "outbox":{"S":"InvoicePaid"},"detail":{"S":"{}"},
            "occurredAt":{"S":"2026-03-01T02:00:00Z"}}}}]}""";

    private SampleEvents() {}

    /** A call that no function can grant: its parameters name nothing, its body says nothing. */
    static String call(String route) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1);
        return """
        {"version":"2.0","routeKey":"%1$s","rawPath":"%2$s","rawQueryString":"",
        "headers":{"content-type":"application/json","content-length":"2"},
        "pathParameters":{%3$s},
        "requestContext":{"accountId":"123456789012","apiId":"a","stage":"$default",
        "routeKey":"%1$s","requestId":"JKJaXmPLvHcESHA=",
        "authorizer":{"jwt":{"claims":{"sub":"nobody","scope":"none"},"scopes":[]}},
        "http":{"method":"%4$s","path":"%2$s","protocol":"HTTP/1.1","sourceIp":"203.0.113.7",
        "userAgent":"check"}},"body":"{}","isBase64Encoded":false}"""
                .formatted(
                        route,
                        PARAMETER.matcher(path).replaceAll(it -> value(it.group(1))),
                        parameters(path),
                        method);
    }

    private static String parameters(String path) {
        return PARAMETER
                .matcher(path)
                .results()
                .map(it -> "\"" + it.group(1) + "\":\"" + value(it.group(1)) + "\"")
                .collect(Collectors.joining(","));
    }

    /** One that gets as far into the function as anything can; nothing is known by this name. */
    private static String value(String parameter) {
        return parameter.equals("provider") ? "stripe" : "none";
    }
}
