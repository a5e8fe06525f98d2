package io.billfold.lambda;

import java.util.Map;
import java.util.Optional;

/**
 * How much a call of the HTTP API may bring. API Gateway has limits of its own, 10 MB of body and
 * 10,240 bytes of request line and headers; these are nearer to what the calls need, and they hold
 * behind any other door too. A function may take less.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">quotas of
 *     HTTP APIs</a>
 */
final class CallLimits {
    /** No route has more than two names of up to 64 characters, percent-encoded at most. */
    static final int PATH_CHARS_MAX = 512;

    /** What API Gateway lets pass; of all headers only a token or a signature is long. */
    static final int HEADERS_CHARS_MAX = 10 * 1024;

    private CallLimits() {}

    /** The answer to a call that brings too much; empty for any other. */
    static Optional<Answer> refusal(Call call, int bodyBytesMax) {
        if (call.body().length > bodyBytesMax) {
            return tooMuch(413, "Body", call.body().length + " bytes", bodyBytesMax);
        }
        if (call.path().length() > PATH_CHARS_MAX) {
            return tooMuch(414, "Path", call.path().length() + " characters", PATH_CHARS_MAX);
        }
        int headers = chars(call.headers());
        return headers > HEADERS_CHARS_MAX
                ? tooMuch(431, "Headers", headers + " characters", HEADERS_CHARS_MAX)
                : Optional.empty();
    }

    private static Optional<Answer> tooMuch(int status, String what, String size, int max) {
        return Optional.of(
                Answer.problem(
                        status,
                        what + " too large",
                        "%s: %s are there, at most %d are taken. Send less in one call."
                                .formatted(what, size, max)));
    }

    private static int chars(Map<String, String> headers) {
        int chars = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            chars += header.getKey().length() + header.getValue().length();
        }
        return chars;
    }
}
