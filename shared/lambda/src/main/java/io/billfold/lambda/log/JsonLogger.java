package io.billfold.lambda.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes one JSON object a line: timestamp, level, logger, message, then the diagnostic context
 * (function, requestId), then errorType, errorMessage and stackTrace of an exception. This is the
 * one place where texts are {@link Masking masked}, those of exceptions too.
 */
final class JsonLogger extends AbstractLogger {
    private static final long serialVersionUID = 1L;

    private final Level from;
    private final transient MDCAdapter diagnostics;
    private final transient InstantSource wallClock;
    private final transient Consumer<String> output;

    JsonLogger(
            String name,
            Level from,
            MDCAdapter diagnostics,
            InstantSource wallClock,
            Consumer<String> output) {
        this.name = name;
        this.from = from;
        this.diagnostics = diagnostics;
        this.wallClock = wallClock;
        this.output = output;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        JsonLine line =
                new JsonLine()
                        .text("timestamp", timestamp())
                        .text("level", level.name())
                        .text("logger", name)
                        .text("message", masked(formatted(message, arguments)));
        Map<String, String> context = diagnostics.getCopyOfContextMap();
        if (context != null) {
            context.forEach((name, value) -> line.text(name, masked(value)));
        }
        if (thrown != null) {
            line.text("errorType", thrown.getClass().getName())
                    .text("errorMessage", masked(thrown.getMessage()))
                    .text("stackTrace", masked(stackTrace(thrown)));
        }
        output.accept(line.toString());
    }

    private String timestamp() {
        return wallClock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static @Nullable String formatted(
            @Nullable String message, Object @Nullable [] arguments) {
        return arguments == null ? message : MessageFormatter.basicArrayFormat(message, arguments);
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Masking.masked(text);
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    private boolean speaks(Level level) {
        return output != LogOutput.OFF && level.toInt() >= from.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return speaks(Level.TRACE);
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return speaks(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return speaks(Level.DEBUG);
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return speaks(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return speaks(Level.INFO);
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return speaks(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return speaks(Level.WARN);
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return speaks(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return speaks(Level.ERROR);
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return speaks(Level.ERROR);
    }
}
