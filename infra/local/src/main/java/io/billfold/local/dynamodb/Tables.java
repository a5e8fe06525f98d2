package io.billfold.local.dynamodb;

import io.billfold.local.template.Properties;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

import java.util.List;

/** A template's table as a request to create it. */
public final class Tables {
    private Tables() {}

    /** The request. */
    public static CreateTableRequest request(String name, Properties table) {
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                table.each("AttributeDefinitions").stream()
                                        .map(Tables::attribute)
                                        .toList())
                        .keySchema(keys(table));
        if (table.has("GlobalSecondaryIndexes")) {
            request.globalSecondaryIndexes(
                    table.each("GlobalSecondaryIndexes").stream().map(Tables::index).toList());
        }
        if (table.has("StreamSpecification")) {
            request.streamSpecification(
                    StreamSpecification.builder()
                            .streamEnabled(true)
                            .streamViewType(
                                    table.in("StreamSpecification").required("StreamViewType"))
                            .build());
        }
        return request.build();
    }

    private static AttributeDefinition attribute(Properties attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.required("AttributeName"))
                .attributeType(attribute.required("AttributeType"))
                .build();
    }

    private static List<KeySchemaElement> keys(Properties tableOrIndex) {
        return tableOrIndex.each("KeySchema").stream()
                .map(
                        key ->
                                KeySchemaElement.builder()
                                        .attributeName(key.required("AttributeName"))
                                        .keyType(key.required("KeyType"))
                                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(Properties index) {
        Properties projection = index.in("Projection");
        Projection.Builder projected =
                Projection.builder().projectionType(projection.required("ProjectionType"));
        if (projection.has("NonKeyAttributes")) {
            projected.nonKeyAttributes(projection.texts("NonKeyAttributes"));
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.required("IndexName"))
                .keySchema(keys(index))
                .projection(projected.build())
                .build();
    }
}
