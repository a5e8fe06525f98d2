package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.events.PeriodDue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class CallsTest {
    @Test
    void readsACall() throws IOException {
        Call call = received(SampleFunction.event("http.json"));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.routeKey()).isEqualTo("GET /invoices/{number}/document");
        assertThat(call.path()).isEqualTo("/invoices/MU-2026-000042/document");
        assertThat(call.pathParameter("number")).isEqualTo("MU-2026-000042");
        assertThat(call.query()).containsEntry("format", "pdf").containsEntry("tag", "a,b");
        assertThat(call.headers()).containsKeys("accept", "x-forwarded-for");
        assertThat(call.header("Content-Type")).contains("application/json");
        assertThat(call.claims()).containsEntry("sub", "user-7");
        assertThat(call.requestId()).isEqualTo("JKJaXmPLvHcESHA=");
        assertThat(call.sourceIp()).isEqualTo("203.0.113.7");
    }

    @Test
    void decodesABase64Body() throws IOException {
        assertThat(received(SampleFunction.event("http.json")).body())
                .isEqualTo("grüße".getBytes(UTF_8));
    }

    @Test
    void takesATextBodyAsItsBytes() throws IOException {
        assertThat(received(post("{\\\"a\\\":\\\"ü\\\"}")).body())
                .isEqualTo("{\"a\":\"ü\"}".getBytes(UTF_8));
    }

    @Test
    void takesScopesFromTheTokenNotFromTheRoute() throws IOException {
        assertThat(received(SampleFunction.event("http.json")).scopes())
                .containsExactlyInAnyOrder("audit", "payments:write");
    }

    @Test
    void takesTheAuthorizersScopesWhenTheTokenHasNone() throws IOException {
        String event = SampleFunction.event("http.json").replace("\"scope\"", "\"other\"");
        assertThat(received(event).scopes()).containsExactlyInAnyOrder("audit", "everything");
    }

    @Test
    void readsScopesThatTheApiWritesAsAList() throws IOException {
        String event =
                SampleFunction.event("http.json")
                        .replace("\"scope\"", "\"scp\"")
                        .replace("audit payments:write", "[audit payments:write]");
        assertThat(received(event).scopes()).containsExactlyInAnyOrder("audit", "payments:write");
    }

    @Test
    void hasNeitherClaimsNorScopesWithoutAuthorizer() throws IOException {
        Call call = received(post("{}"));
        assertThat(call.claims()).isEmpty();
        assertThat(call.scopes()).isEmpty();
    }

    @Test
    void refusesAParameterThatTheRouteDoesNotHave() throws IOException {
        Call call = received(SampleFunction.event("http.json"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.pathParameter("id"))
                .withMessageContaining("has no parameter id");
    }

    @Test
    void answersARecordAsJsonWithIsoDates() throws IOException {
        Answer due = Answer.json(201, PeriodDue.of("s-1", LocalDate.of(2026, 3, 1)));
        assertThat(SampleFunction.answer(Triggers.calls(call -> due), post("{}")))
                .isEqualTo(
                        "{\"statusCode\":201,\"headers\":{\"content-type\":\"application/json\"},"
                                + "\"body\":\"{\\\"version\\\":1,\\\"subscriptionId\\\":\\\"s-1\\\","
                                + "\\\"periodFrom\\\":\\\"2026-03-01\\\"}\","
                                + "\"isBase64Encoded\":false}");
    }

    @Test
    void answersWithoutBody() throws IOException {
        assertThat(SampleFunction.answer(Triggers.calls(call -> Answer.empty(204)), post("{}")))
                .isEqualTo("{\"statusCode\":204,\"headers\":{},\"isBase64Encoded\":false}");
    }

    @Test
    void answersARefusalAsProblemDetails() throws IOException {
        Answer refusal =
                Answer.problem(
                        422,
                        "Payment refused",
                        "Correct the fields and send it again.",
                        List.of(new Problem("amount", "must be positive, was -3")));
        String answer = SampleFunction.answer(Triggers.calls(call -> refusal), post("{}"));
        assertThat(answer)
                .contains("\"statusCode\":422", "\"content-type\":\"application/problem+json\"");
        assertThat(body(answer))
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Payment refused\",\"status\":422,"
                                + "\"detail\":\"Correct the fields and send it again.\","
                                + "\"errors\":[{\"field\":\"amount\","
                                + "\"reason\":\"must be positive, was -3\"}]}");
    }

    @Test
    void hidesWhatWentWrongInside() throws IOException {
        String answer =
                SampleFunction.answer(
                        Triggers.calls(
                                call -> {
                                    throw new IllegalStateException("table Payments is gone");
                                }),
                        SampleFunction.event("http.json"));
        assertThat(answer).contains("\"statusCode\":500", "application/problem+json");
        assertThat(body(answer))
                .contains("\"requestId\":\"JKJaXmPLvHcESHA=\"")
                .doesNotContain("table", "Exception", "errors");
    }

    @Test
    void hidesAnAnswerThatCannotBeWritten() throws IOException {
        Answer unwritable = Answer.json(200, new Object() {});
        assertThat(SampleFunction.answer(Triggers.calls(call -> unwritable), post("{}")))
                .contains("\"statusCode\":500")
                .doesNotContain("CallsTest");
    }

    @Test
    void refusesABodyThatIsTooLong() throws IOException {
        List<Call> called = new ArrayList<>();
        Triggers triggers =
                Triggers.calls(
                        call -> {
                            called.add(call);
                            return Answer.empty(200);
                        });
        String longest = "x".repeat(Call.BODY_BYTES_MAX);
        assertThat(SampleFunction.answer(triggers, post(longest + "x")))
                .contains("\"statusCode\":413", "Body too large");
        assertThat(called).isEmpty();
        assertThat(SampleFunction.answer(triggers, post(longest))).contains("\"statusCode\":200");
    }

    @Test
    void takesTheBodyThatItsHandlerTakes() throws IOException {
        Triggers.CallHandler patient =
                new Triggers.CallHandler() {
                    @Override
                    public Answer answer(Call call) {
                        return Answer.empty(200);
                    }

                    @Override
                    public int bodyBytesMax() {
                        return 2 * Call.BODY_BYTES_MAX;
                    }
                };
        String longest = "x".repeat(2 * Call.BODY_BYTES_MAX);
        assertThat(SampleFunction.answer(Triggers.calls(patient), post(longest)))
                .contains("\"statusCode\":200");
        assertThat(SampleFunction.answer(Triggers.calls(patient), post(longest + "x")))
                .contains("\"statusCode\":413", "at most 524288 are taken");
    }

    private static Call received(String event) throws IOException {
        List<Call> received = new ArrayList<>();
        SampleFunction.answer(
                Triggers.calls(
                        call -> {
                            received.add(call);
                            return Answer.empty(200);
                        }),
                event);
        return received.getFirst();
    }

    private static String post(String body) {
        return """
                {"version":"2.0","routeKey":"POST /payments","rawPath":"/payments","headers":{},
                "requestContext":{"http":{"method":"POST","path":"/payments","sourceIp":"::1"},
                "requestId":"r-1"},"body":"%s","isBase64Encoded":false}"""
                .formatted(body);
    }

    /** The body inside an answer, unescaped; good enough for bodies without backslashes. */
    private static String body(String answer) {
        int start = answer.indexOf("\"body\":\"") + "\"body\":\"".length();
        return answer.substring(start, answer.lastIndexOf("\",\"isBase64Encoded\""))
                .replace("\\\"", "\"");
    }
}
