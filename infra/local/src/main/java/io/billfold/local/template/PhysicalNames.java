package io.billfold.local.template;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Names, URLs and ARNs of one resource, as CloudFormation would give them. */
final class PhysicalNames {
    private static final String FUNCTION = "AWS::Serverless::Function";

    /** Which property names a resource; SAM's names are theirs of the resource it generates. */
    private static final Map<String, String> NAME_PROPERTY =
            Map.ofEntries(
                    Map.entry("AWS::DynamoDB::Table", "TableName"),
                    Map.entry("AWS::SQS::Queue", "QueueName"),
                    Map.entry("AWS::S3::Bucket", "BucketName"),
                    Map.entry("AWS::Events::EventBus", "Name"),
                    Map.entry("AWS::Events::Rule", "Name"),
                    Map.entry("AWS::SecretsManager::Secret", "Name"),
                    Map.entry(FUNCTION, "FunctionName"),
                    Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
                    Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
                    Map.entry("AWS::SNS::Topic", "TopicName"),
                    Map.entry("AWS::SES::ConfigurationSet", "Name"),
                    Map.entry("AWS::IAM::Role", "RoleName"));

    private final Properties raw;
    private final String type;
    private final String endpoint;
    private final Function<Value, String> text;

    /**
     * The names of a resource.
     *
     * @param endpoint where URLs point, for example {@code http://127.0.0.1:4566}
     * @param text resolves what a name is given by
     */
    PhysicalNames(Properties raw, String endpoint, Function<Value, String> text) {
        this.raw = raw;
        this.endpoint = endpoint;
        this.type = raw.required("Type");
        this.text = text;
    }

    /** What Ref gives. */
    String ref(String id, Place place) {
        String name = name(id);
        return switch (type) {
            case "AWS::SQS::Queue" -> attribute(id, "QueueUrl", place);
            case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> arn(id, place);
            default -> name;
        };
    }

    /** What GetAtt gives. */
    String attribute(String id, String attribute, Place place) {
        if (attribute.equals("Arn") && type.equals("AWS::IAM::Role")) {
            return role(name(id));
        }
        if (attribute.equals("Arn") && type.equals(FUNCTION) && id.endsWith("Role")) {
            // the role that SAM generates beside a function
            return role(Parameters.STACK + "-" + id);
        }
        if (attribute.equals("Arn")) {
            return arn(id, place);
        }
        return switch (type + "." + attribute) {
            case "AWS::SQS::Queue.QueueName",
                    "AWS::Events::EventBus.Name",
                    "AWS::SNS::Topic.TopicName" ->
                    name(id);
            case "AWS::SQS::Queue.QueueUrl" -> endpoint + "/" + Parameters.ACCOUNT + "/" + name(id);
            case "AWS::DynamoDB::Table.StreamArn" -> arn(id, place) + "/stream/local";
            case "AWS::SNS::Topic.TopicArn", "AWS::SecretsManager::Secret.Id" -> arn(id, place);
            case "AWS::S3::Bucket.DomainName", "AWS::S3::Bucket.RegionalDomainName" ->
                    name(id) + ".s3." + Parameters.REGION + ".amazonaws.com";
            case "AWS::Serverless::HttpApi.ApiEndpoint" -> endpoint;
            default ->
                    throw new TemplateException(
                            place, type + " " + id + " has no attribute " + attribute + " locally");
        };
    }

    private String arn(String id, Place place) {
        String name = name(id);
        String service =
                switch (type) {
                    case "AWS::DynamoDB::Table" -> "dynamodb";
                    case "AWS::SQS::Queue" -> "sqs";
                    case "AWS::Events::EventBus", "AWS::Events::Rule" -> "events";
                    case "AWS::SNS::Topic" -> "sns";
                    case "AWS::SecretsManager::Secret" -> "secretsmanager";
                    case "AWS::Serverless::Function" -> "lambda";
                    case "AWS::Logs::LogGroup" -> "logs";
                    case "AWS::CloudWatch::Alarm" -> "cloudwatch";
                    case "AWS::S3::Bucket" -> "s3";
                    default ->
                            throw new TemplateException(
                                    place, type + " " + id + " has no ARN locally");
                };
        if (service.equals("s3")) {
            return "arn:aws:s3:::" + name;
        }
        return "arn:aws:"
                + service
                + ":"
                + Parameters.REGION
                + ":"
                + Parameters.ACCOUNT
                + ":"
                + kind()
                + name
                // a log group's ARN is about its streams
                + (service.equals("logs") ? ":*" : "");
    }

    private String kind() {
        return switch (type) {
            case "AWS::DynamoDB::Table" -> "table/";
            case "AWS::Events::EventBus" -> "event-bus/";
            case "AWS::Events::Rule" -> "rule/" + bus();
            case "AWS::SecretsManager::Secret" -> "secret:";
            case "AWS::Serverless::Function" -> "function:";
            case "AWS::Logs::LogGroup" -> "log-group:";
            case "AWS::CloudWatch::Alarm" -> "alarm:";
            default -> "";
        };
    }

    /** A rule on a bus of its own has the bus in its ARN. */
    private String bus() {
        Value given = given("EventBusName");
        String bus = given == null ? "default" : text.apply(given);
        return bus.equals("default") ? "" : bus.substring(bus.lastIndexOf('/') + 1) + "/";
    }

    /** The given name, else stack and logical id; buckets in lower case. */
    private String name(String id) {
        String property = NAME_PROPERTY.get(type);
        Value given = property == null ? null : given(property);
        if (given != null) {
            return text.apply(given);
        }
        String name = Parameters.STACK + "-" + id;
        return type.equals("AWS::S3::Bucket") ? name.toLowerCase(Locale.ROOT) : name;
    }

    private @Nullable Value given(String property) {
        return raw.in("Properties").mapping().fields().get(property);
    }

    private static String role(String name) {
        return "arn:aws:iam::" + Parameters.ACCOUNT + ":role/" + name;
    }
}
