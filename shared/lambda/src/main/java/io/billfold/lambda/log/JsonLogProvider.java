package io.billfold.lambda.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** Makes SLF4J write with {@link JsonLogger}. SLF4J finds it as a service. */
public final class JsonLogProvider implements SLF4JServiceProvider {
    private static final Level LEVEL = level(System.getenv("AWS_LAMBDA_LOG_LEVEL"));

    private final ConcurrentHashMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final BasicMDCAdapter mdc = new BasicMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, this::logger);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    /** Lambda's name of a level as SLF4J's; INFO when there is none. */
    static Level level(@Nullable String name) {
        return switch (name == null ? "" : name.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN" -> Level.WARN;
            case "ERROR", "FATAL" -> Level.ERROR;
            default -> Level.INFO;
        };
    }

    /** The level from which a logger speaks: libraries only of what is wrong. */
    static Level level(String logger, Level chosen) {
        boolean library =
                logger.startsWith("software.amazon.")
                        || logger.startsWith("org.apache.hc.")
                        || logger.startsWith("org.eclipse.jetty.")
                        || logger.startsWith("io.micronaut.");
        return library && chosen.toInt() < Level.WARN.toInt() ? Level.WARN : chosen;
    }

    private Logger logger(String name) {
        return new JsonLogger(
                name, level(name, LEVEL), mdc, InstantSource.system(), LogOutput.current());
    }
}
