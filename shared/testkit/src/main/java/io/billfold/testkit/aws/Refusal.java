package io.billfold.testkit.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** How AWS says no: with a status, a code and a message. */
final class Refusal {
    private static final int BAD_REQUEST = 400;

    private Refusal() {}

    /** Completes an error's builder with what the SDK would read from a response. */
    static <B extends AwsServiceException.Builder> B of(
            B error, int status, String code, String message) {
        SdkHttpResponse http = SdkHttpResponse.builder().statusCode(status).build();
        error.message(message);
        error.statusCode(status);
        error.requestId("MODEL");
        error.awsErrorDetails(
                AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("model")
                        .sdkHttpResponse(http)
                        .build());
        return error;
    }

    /** A refusal of the caller's own making. */
    static <B extends AwsServiceException.Builder> B of(B error, String code, String message) {
        return of(error, BAD_REQUEST, code, message);
    }

    /** What DynamoDB answers to a request that is wrong in itself. */
    static DynamoDbException validation(String message) {
        return (DynamoDbException)
                of(DynamoDbException.builder(), "ValidationException", message).build();
    }
}
