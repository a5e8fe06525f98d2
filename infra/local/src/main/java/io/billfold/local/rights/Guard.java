package io.billfold.local.rights;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Front;
import io.billfold.local.http.Request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Stands before the services and lets a function's call pass only if its role allows it. */
public final class Guard {
    private final Rights rights;

    public Guard(Rights rights) {
        this.rights = rights;
    }

    /** The services but DynamoDB, guarded. */
    public Endpoint before(Endpoint services) {
        return request ->
                rights.caller(request.accessKey().orElse(null))
                        .map(caller -> answer(caller, request, services))
                        .orElseGet(() -> services.answer(request));
    }

    /** DynamoDB, guarded. */
    public Front.Passage before(Front.Passage dynamo) {
        return (request, body, response, callback) -> {
            String key = Request.accessKey(request.getHeaders().get("authorization")).orElse(null);
            String target = request.getHeaders().get("x-amz-target");
            Optional<Refusal> refusal =
                    rights.caller(key).flatMap(it -> rights.check(it, TableNeeds.of(target, body)));
            if (refusal.isPresent()) {
                Front.write(refusal.get().answer(), response, callback);
            } else {
                dynamo.pass(request, body, response, callback);
            }
        };
    }

    private Answer answer(Caller caller, Request request, Endpoint services) {
        Optional<Refusal> refusal = rights.check(caller, ServiceNeeds.of(request));
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        Answer answer = services.answer(request);
        return isMissing(answer) ? hidden(caller, request, answer) : answer;
    }

    private static boolean isMissing(Answer answer) {
        return answer.status() == 404
                && new String(answer.body(), StandardCharsets.UTF_8)
                        .contains("<Code>NoSuchKey</Code>");
    }

    /** Whether an object is there, S3 tells only who may list the bucket. */
    private Answer hidden(Caller caller, Request request, Answer notFound) {
        return ObjectNeeds.toKnowWhatIsMissing(request)
                .flatMap(need -> rights.check(caller, List.of(need)))
                .map(Refusal::answer)
                .orElse(notFound);
    }
}
