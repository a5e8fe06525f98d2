package io.billfold.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A change of an item, as Lambda delivers it.
 *
 * @param sequenceNumber its place in the shard
 * @param event without {@code eventSourceARN}
 */
public record StreamRecord(String sequenceNumber, Instant at, ObjectNode event) {

    static StreamRecord of(Record engineRecord) {
        software.amazon.awssdk.services.dynamodb.model.StreamRecord change =
                engineRecord.dynamodb();
        Instant at = change.approximateCreationDateTime();
        ObjectNode dynamodb =
                Json.object()
                        .put(
                                "ApproximateCreationDateTime",
                                BigDecimal.valueOf(at.getEpochSecond()));
        dynamodb.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", item(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        ObjectNode event =
                Json.object()
                        .put("eventID", engineRecord.eventID())
                        .put("eventName", engineRecord.eventNameAsString())
                        .put("eventVersion", "1.1")
                        .put("eventSource", "aws:dynamodb")
                        .put("awsRegion", DynamoEngine.REGION);
        event.set("dynamodb", dynamodb);
        return new StreamRecord(change.sequenceNumber(), at, event);
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        ObjectNode item = Json.object();
        attributes.forEach((name, value) -> item.set(name, value(value)));
        return item;
    }

    private static JsonNode value(AttributeValue value) {
        ObjectNode json = Json.object();
        return switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case B -> json.put("B", base64(value.b()));
            case M -> json.set("M", item(value.m()));
            case L -> {
                ArrayNode list = Json.array();
                value.l().forEach(element -> list.add(value(element)));
                yield json.set("L", list);
            }
            case SS -> json.set("SS", texts(value.ss()));
            case NS -> json.set("NS", texts(value.ns()));
            case BS ->
                    json.set("BS", texts(value.bs().stream().map(StreamRecord::base64).toList()));
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("an attribute of unknown type: " + value);
        };
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
