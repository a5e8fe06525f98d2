package io.billfold.local.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A service that speaks AWS's JSON protocols: the operation is named in a header, input and output
 * are JSON objects.
 */
@FunctionalInterface
public interface JsonService {
    /**
     * Runs one operation.
     *
     * @param operation its name, for example {@code SendMessage}
     * @throws ServiceError if it is refused or unknown
     */
    JsonNode call(String operation, JsonNode input);

    /**
     * This service as an endpoint.
     *
     * @param contentType the protocol's version, {@code application/x-amz-json-1.0} or 1.1
     */
    default Endpoint endpoint(String contentType) {
        return request -> {
            String target = request.target().orElse("");
            String operation = target.substring(target.indexOf('.') + 1);
            try {
                return answer(200, call(operation, Json.parse(request.body())), contentType);
            } catch (ServiceError e) {
                JsonNode error =
                        Json.object().put("__type", e.code()).put("message", e.getMessage());
                // older clients of SQS read the code from this header
                return answer(e.status(), error, contentType)
                        .with("x-amzn-query-error", e.code() + ";Sender");
            }
        };
    }

    private static Answer answer(int status, JsonNode body, String contentType) {
        return new Answer(status, Map.of("content-type", List.of(contentType)), Json.bytes(body));
    }
}
