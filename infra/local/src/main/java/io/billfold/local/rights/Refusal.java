package io.billfold.local.rights;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Json;

import java.util.List;
import java.util.Map;

/** A call that is not allowed, answered as the service itself answers on AWS. */
record Refusal(Caller caller, Need need, Verdict verdict) {

    /** IAM's words. */
    String message() {
        return "User: %s is not authorized to perform: %s on resource: %s %s"
                .formatted(
                        caller.arn(),
                        need.action(),
                        need.resource(),
                        verdict.reason(need.action()));
    }

    /** For whoever writes the template: what is missing, and where. */
    String advice() {
        String role = caller.role().id() + " (" + caller.role().place() + ")";
        return verdict == Verdict.DENIED
                ? role + " denies " + need.action() + " on " + need.resource()
                : "%s allows no %s on %s: if %s needs it, add Action %s, Resource %s"
                        .formatted(
                                role,
                                need.action(),
                                need.resource(),
                                caller.function(),
                                need.action(),
                                need.grantable());
    }

    /** In the protocol of the service that the action belongs to. */
    Answer answer() {
        return switch (need.action().substring(0, need.action().indexOf(':'))) {
            case "s3" ->
                    Answer.xml(
                            403,
                            "<Error><Code>AccessDenied</Code><Message>"
                                    + escaped(message())
                                    + "</Message></Error>");
            case "sqs" -> json(403).with("x-amzn-query-error", "AccessDenied;Sender");
            case "ses" -> json(403).with("x-amzn-errortype", "AccessDeniedException");
            default -> json(400);
        };
    }

    private Answer json(int status) {
        return new Answer(
                status,
                Map.of("content-type", List.of("application/x-amz-json-1.0")),
                Json.bytes(
                        Json.object()
                                .put("__type", "com.amazon.coral.service#AccessDeniedException")
                                .put("Message", message())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
