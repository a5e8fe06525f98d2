package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.billfold.receivewebhook.CertificateSource.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

class PayPalSiteTest {
    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer server;
    private PayPalSite site;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                exchange -> {
                    String[] asked = exchange.getRequestURI().getPath().split("/", -1);
                    byte[] body = new byte[Integer.parseInt(asked[2])];
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(
                            Integer.parseInt(asked[1]), body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.createContext(
                "/elsewhere",
                exchange -> {
                    elsewhere.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        site = new PayPalSite();
    }

    @AfterEach
    void stop() {
        site.close();
        server.stop(0);
    }

    @Test
    void bringsWhatLiesThere() {
        assertThat(fetch("/200/6000"))
                .isInstanceOfSatisfying(
                        Reply.Found.class, it -> assertThat(it.content()).hasSize(6_000));
    }

    @ParameterizedTest
    @CsvSource({"404, None", "403, None", "302, None", "429, Silent", "500, Silent", "503, Silent"})
    void tellsWhatIsNotThereFromWhatCannotBeSaid(int status, String expected) {
        assertThat(fetch("/" + status + "/0").getClass().getSimpleName()).isEqualTo(expected);
        assertThat(elsewhere).as("redirects that were followed").hasValue(0);
    }

    @Test
    void takesNoMoreThanAChainHas() {
        assertThat(fetch("/200/" + PayPalSite.CONTENT_BYTES_MAX)).isInstanceOf(Reply.Found.class);
        assertThat(fetch("/200/" + (PayPalSite.CONTENT_BYTES_MAX + 1)))
                .isInstanceOf(Reply.Silent.class);
    }

    @Test
    void aSiteThatIsNotThereIsSilent() {
        server.stop(0);

        assertThat(fetch("/200/1")).isInstanceOf(Reply.Silent.class);
    }

    @Test
    void trustsWhomTheJdkTrusts() {
        assertThat(site.authorities()).hasSizeGreaterThan(50);
    }

    private Reply fetch(String path) {
        return site.fetch(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }
}
