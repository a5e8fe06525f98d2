package io.billfold.local.remote;

import io.billfold.local.dynamodb.Tables;
import io.billfold.local.template.Properties;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

import java.util.Map;

/** Tables, with their indexes, streams and times to live. */
record RemoteTables(DynamoDbClient dynamo) {
    private static final int LOOKS_MAX = 240;
    private static final int LOOK_MILLIS = 250;

    Made make(String name, Properties declared) {
        TableDescription table = found(name, declared);
        String stream = table.latestStreamArn();
        if (stream == null) {
            return new Made(name, Map.of("Arn", table.tableArn()));
        }
        return new Made(name, Map.of("Arn", table.tableArn(), "StreamArn", stream));
    }

    private TableDescription found(String name, Properties declared) {
        try {
            return active(name);
        } catch (ResourceNotFoundException e) {
            dynamo.createTable(Tables.request(name, declared));
            TableDescription table = active(name);
            setTimeToLive(name, declared.in("TimeToLiveSpecification"));
            return table;
        }
    }

    private TableDescription active(String name) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            TableDescription table = dynamo.describeTable(r -> r.tableName(name)).table();
            if (table.tableStatus() == TableStatus.ACTIVE) {
                return table;
            }
            pause();
        }
        throw new IllegalStateException(
                "table " + name + " is not active after " + LOOKS_MAX * LOOK_MILLIS / 1000 + " s");
    }

    private void setTimeToLive(String name, Properties timeToLive) {
        if (timeToLive.flag("Enabled")) {
            String attribute = timeToLive.required("AttributeName");
            dynamo.updateTimeToLive(
                    r ->
                            r.tableName(name)
                                    .timeToLiveSpecification(
                                            it -> it.enabled(true).attributeName(attribute)));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a table is made", e);
        }
    }
}
