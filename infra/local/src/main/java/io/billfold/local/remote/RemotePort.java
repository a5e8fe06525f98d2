package io.billfold.local.remote;

import io.billfold.local.api.HttpApi;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.net.URI;
import java.nio.ByteBuffer;

/**
 * What this process still answers: its own pages, the token issuer, the functions' e-mails, and the
 * HTTP API.
 *
 * @param elsewhere where AWS's services are
 */
record RemotePort(URI elsewhere, Endpoint admin, Endpoint tokens, Endpoint mails, HttpApi api)
        implements Endpoint {
    private static final int BAD_REQUEST = 400;

    @Override
    public Answer answer(Request request) {
        if (request.rawPath().startsWith("/_billfold/")) {
            return admin.answer(request);
        }
        if (request.rawPath().startsWith("/.well-known/")) {
            return tokens.answer(request);
        }
        String service = request.signedService().orElse("");
        if (service.equals("ses")) {
            return mails.answer(request);
        }
        if (request.target().isPresent() || !service.isEmpty()) {
            return Answer.json(BAD_REQUEST, Json.parse(refusal()));
        }
        return api.answer(request);
    }

    /** DynamoDB is not here either. */
    void refuse(
            org.eclipse.jetty.server.Request request,
            byte[] body,
            Response response,
            Callback callback) {
        response.setStatus(BAD_REQUEST);
        response.write(true, ByteBuffer.wrap(Json.bytes(Json.parse(refusal()))), callback);
    }

    private String refusal() {
        return Json.text(
                Json.object()
                        .put("__type", "ServiceIsElsewhere")
                        .put("message", "AWS's services are at " + elsewhere));
    }
}
