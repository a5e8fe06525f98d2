package io.billfold.local;

import io.billfold.local.api.HttpApi;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Request;
import io.billfold.local.http.ServiceError;
import io.billfold.local.sqs.SqsService;

import java.util.Map;

/**
 * Who answers: by path for what is our own, by target header and signature scope for AWS's
 * services, and the HTTP API for what is not signed.
 */
final class Router implements Endpoint {
    private static final String JSON_1_0 = "application/x-amz-json-1.0";
    private static final String JSON_1_1 = "application/x-amz-json-1.1";

    private final Engines engines;
    private final HttpApi api;
    private final Endpoint admin;
    private final Map<String, Endpoint> byTarget;

    Router(Engines engines, SqsService sqs, HttpApi api, Endpoint admin) {
        this.engines = engines;
        this.api = api;
        this.admin = admin;
        this.byTarget =
                Map.of(
                        "AmazonSQS", sqs.endpoint(JSON_1_0),
                        "AWSEvents", engines.events().endpoint(JSON_1_1),
                        "secretsmanager", engines.secrets().endpoint(JSON_1_1));
    }

    @Override
    public Answer answer(Request request) {
        if (request.rawPath().startsWith("/_billfold/")) {
            return admin.answer(request);
        }
        if (request.rawPath().startsWith("/.well-known/")) {
            return engines.tokens().answer(request);
        }
        if (request.target().isPresent()) {
            String target = request.target().get();
            Endpoint service = byTarget.get(target.split("\\.", 2)[0]);
            if (service == null) {
                throw ServiceError.unsupported(target);
            }
            return service.answer(request);
        }
        return request.signedService()
                .map(it -> signed(it, request))
                .orElseGet(() -> open(request));
    }

    private Answer signed(String service, Request request) {
        return switch (service) {
            case "s3" -> engines.s3().answer(request);
            case "ses" -> engines.mails().answer(request);
            case "sts" -> callerIdentity(request);
            default ->
                    throw ServiceError.unsupported(
                            service + " " + request.method() + " " + request.path());
        };
    }

    private Answer open(Request request) {
        String bucket = request.path().split("/", 3)[1];
        // an object's link whose signature was cut off is S3's to refuse
        return !api.has(request) && engines.s3().has(bucket)
                ? engines.s3().answer(request)
                : api.answer(request);
    }

    /** The AWS CLI's first question. */
    private static Answer callerIdentity(Request request) {
        if (!request.text().contains("Action=GetCallerIdentity")) {
            throw ServiceError.unsupported("sts " + request.text());
        }
        return Answer.xml(
                200,
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:user/local</Arn>"
                        + "<UserId>local</UserId><Account>000000000000</Account>"
                        + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
    }
}
