package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line against an API that answers as it is told. */
class CatalogCommandTest {
    private static final String DIFFERENCE =
            """
            {"version": 3, "differences": [
             {"kind": "changed", "part": "plan", "id": "pro",
              "changes": [{"field": "name", "before": "Pro", "after": "Pro Plus"}]},
             {"kind": "added", "part": "version", "id": "pro", "planVersion": 2,
              "changes": [{"field": "charges[seat].prices.EUR", "before": null, "after": {"price": "1"}},
                          {"field": "charges[base]", "before": {"id": "base"}, "after": null}]},
             {"kind": "removed", "part": "coupon", "id": "TEN", "changes": []}]}
            """;

    @TempDir private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private HttpServer server = server();
    private int status = 200;
    private String answer = DIFFERENCE;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isToken = path.equals("/_billfold/token");
        if (!isToken) {
            String match = exchange.getRequestHeaders().getFirst("If-Match");
            calls.add(
                    exchange.getRequestMethod() + " " + path + (match == null ? "" : " " + match));
        }
        exchange.getRequestBody().readAllBytes();
        byte[] body = (isToken ? "{\"token\": \"t\"}" : answer).getBytes(UTF_8);
        exchange.sendResponseHeaders(isToken ? 200 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void theDifferenceIsShownBeforeItIsApplied() throws IOException {
        assertThat(run("apply", file("{}"), "--seller", "muster-de", "--yes")).isZero();

        assertThat(calls)
                .containsExactly(
                        "POST /sellers/muster-de/catalog/preview",
                        "PUT /sellers/muster-de/catalog \"3\"");
        assertThat(out.toString().lines())
                .containsExactly(
                        "the catalog of muster-de, version 3, changes:",
                        "  ~ plan pro",
                        "      name: \"Pro\" becomes \"Pro Plus\"",
                        "  + plan pro, version 2",
                        "      charges[seat].prices.EUR: {\"price\":\"1\"} is new",
                        "      charges[base]: {\"id\":\"base\"} is gone",
                        "  - coupon TEN",
                        "the catalog of muster-de has version 3 now");
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        assertThat(run("apply", file("{}"), "--seller", "muster-de", "--dry-run")).isZero();

        assertThat(calls).containsExactly("POST /sellers/muster-de/catalog/preview");
        assertThat(out.toString()).endsWith("nothing was done\n");
    }

    @Test
    void aFirstCatalogIsCalledSo() throws IOException {
        answer = DIFFERENCE.replace("\"version\": 3", "\"version\": 0");
        run("apply", file("{}"), "--seller", "muster-de", "--dry-run");
        assertThat(out.toString()).startsWith("muster-de has no catalog yet; this one adds:\n");
    }

    @Test
    void theSameCatalogIsNotSent() throws IOException {
        answer = "{\"version\": 3, \"differences\": []}";
        assertThat(run("apply", file("{}"), "--seller", "muster-de")).isZero();

        assertThat(calls).hasSize(1);
        assertThat(out.toString()).isEqualTo("the catalog of muster-de is so already, version 3\n");
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() throws IOException {
        status = 422;
        answer =
                """
                {"status": 422, "errors": [
                  {"field": "products[1].name", "reason": "is missing"},
                  {"field": "", "reason": "is no catalog"}]}
                """;
        String file = file("{\"products\": [\n {\"id\": \"a\"},\n {\"id\": \"b\"}]}");

        assertThat(run("apply", file, "--seller", "muster-de", "--yes")).isEqualTo(1);
        assertThat(calls).hasSize(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":3: products[1].name: is missing",
                        file + ":1: is no catalog",
                        "billfold: the catalog was refused, nothing was done");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        String file = folder.resolve("none.json").toString();
        assertThat(run("apply", file, "--seller", "muster-de")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("billfold: there is no file " + file + "\n");
    }

    @Test
    void theCatalogIsShown() {
        answer = "{\"version\": 1, \"products\": []}";
        assertThat(run("show", "--seller", "muster-de")).isZero();
        assertThat(calls).containsExactly("GET /sellers/muster-de/catalog");
        assertThat(out.toString()).contains("\"products\" : [ ]");
    }

    @Test
    void theExampleUsesEveryFieldThatIsExplained() {
        StringWriter example = new StringWriter();
        assertThat(execute(new PrintWriter(example, true), "example")).isZero();
        JsonLines lines = JsonLines.of("example", example.toString().getBytes(UTF_8));
        assertThat(execute(new PrintWriter(out, true), "fields")).isZero();

        Set<String> explained =
                out.toString()
                        .lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line.replaceAll(" .*", ""))
                        .collect(toSet());
        Set<String> used = lines.paths().stream().map(CatalogCommandTest::form).collect(toSet());
        assertThat(used).hasSizeGreaterThan(50).isEqualTo(explained);
    }

    /** The path of a field in any catalog; the model of a price heads its fields. */
    private static String form(String path) {
        return path.replaceAll("\\[[0-9]+]", "[]")
                .replaceAll("(prices)\\.[A-Z]+", "$1.NAME")
                .replaceAll("(components|entitlements)\\..+", "$1")
                .replaceAll("\\.model$|\\[]$", "")
                .replaceAll("^$", "version");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("catalog.json"), text).toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--endpoint");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        return execute(new PrintWriter(out, true), all.toArray(String[]::new));
    }

    private int execute(PrintWriter to, String... arguments) {
        List<String> all = new ArrayList<>(List.of("catalog"));
        all.addAll(List.of(arguments));
        return Billfold.commandLine(to, new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
