package io.billfold.local.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one port. It is bound when opened, so that everybody can be told the address, and answers
 * once it is started.
 */
public final class Front implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    /** Long polls and nested calls each hold a thread. */
    private static final int THREADS_MAX = 256;

    /**
     * What is sent to the DynamoDB engine passes as Jetty's own request, for its handler needs it.
     */
    @FunctionalInterface
    public interface Passage {
        /** Handles the request; the body was read already. */
        void pass(
                org.eclipse.jetty.server.Request request,
                byte[] body,
                Response response,
                Callback callback)
                throws Exception;
    }

    private final Server server;
    private final ServerConnector connector;
    private final CallCounts calls = new CallCounts();

    private Front(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Binds 127.0.0.1.
     *
     * @param port 0 takes any that is free
     * @throws IOException if the port is taken
     */
    public static Front open(int port) throws IOException {
        Server server = new Server(new QueuedThreadPool(THREADS_MAX, 4));
        HttpConfiguration settings = new HttpConfiguration();
        settings.setSendServerVersion(false);
        // object keys may hold any character, encoded
        settings.setUriCompliance(UriCompliance.UNSAFE);
        // else well-known values change their case on the way, and signatures do not match
        settings.setHeaderCacheCaseSensitive(true);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(settings));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(120_000);
        connector.open();
        server.addConnector(connector);
        // clients keep connections open: waiting for them would wait in vain
        server.setStopTimeout(0);
        return new Front(server, connector);
    }

    /** The address, for example {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** How often each operation was called, for example {@code DynamoDB GetItem}; by name. */
    public Map<String, Long> calls() {
        return calls.snapshot();
    }

    /** Starts to answer. */
    public void start(Endpoint endpoint, Passage dynamo) {
        server.setHandler(new Entry(endpoint, dynamo, calls));
        try {
            server.start();
        } catch (Exception e) {
            // Jetty declares nothing narrower
            throw new IllegalStateException("the server does not start: " + e.getMessage(), e);
        }
    }

    /** Sends an answer, and ends the request. */
    public static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        connector.close();
    }

    private static final class Entry extends Handler.Abstract {
        private final Endpoint endpoint;
        private final Passage dynamo;
        private final CallCounts calls;

        Entry(Endpoint endpoint, Passage dynamo, CallCounts calls) {
            this.endpoint = endpoint;
            this.dynamo = dynamo;
            this.calls = calls;
        }

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request jetty, Response response, Callback callback)
                throws Exception {
            byte[] body = body(jetty);
            String target = jetty.getHeaders().get("x-amz-target");
            if (target != null) {
                calls.countTarget(target);
            }
            if (target != null && target.startsWith("DynamoDB")) {
                dynamo.pass(jetty, body, response, callback);
                return true;
            }
            Request request = request(jetty, body);
            if (target == null) {
                request.signedService().ifPresent(it -> calls.countSigned(it, request.method()));
            }
            write(answer(request), response, callback);
            return true;
        }

        private Answer answer(Request request) {
            try {
                return endpoint.answer(request);
            } catch (ServiceError e) {
                return Answer.json(
                        e.status(),
                        Json.object().put("__type", e.code()).put("message", e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", request.method(), request.rawPath(), e);
                return Answer.message(500, String.valueOf(e));
            }
        }
    }

    private static byte[] body(org.eclipse.jetty.server.Request jetty) throws IOException {
        return Content.Source.asInputStream(jetty).readAllBytes();
    }

    private static Request request(org.eclipse.jetty.server.Request jetty, byte[] body) {
        String query = jetty.getHttpURI().getQuery();
        return new Request(
                jetty.getMethod(),
                jetty.getHttpURI().getPath(),
                query == null ? "" : query,
                headers(jetty),
                body,
                org.eclipse.jetty.server.Request.getRemoteAddr(jetty));
    }

    private static Map<String, List<String>> headers(org.eclipse.jetty.server.Request jetty) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (HttpField field : jetty.getHeaders()) {
            headers.computeIfAbsent(
                            field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        return headers;
    }
}
