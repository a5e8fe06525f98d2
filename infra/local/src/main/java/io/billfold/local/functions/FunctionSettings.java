package io.billfold.local.functions;

import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.TemplateException;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A function as the template has it.
 *
 * @param id its logical id
 * @param handlerClass the class that implements RequestStreamHandler
 * @param instancesMax how many calls run at a time; more wait
 * @param attemptsMax how often an asynchronous event (of a schedule) is tried
 * @param failureQueue the ARN of the queue for events that failed for good
 */
public record FunctionSettings(
        String id,
        String name,
        Class<?> handlerClass,
        int memoryMegabytes,
        int timeoutSeconds,
        int instancesMax,
        int attemptsMax,
        Optional<String> failureQueue) {
    /** Lambda's own: two more attempts. */
    private static final int RETRIES = 2;

    /** One machine is no Lambda: each instance costs memory and time to build. */
    private static final int INSTANCES_MAX = 4;

    /**
     * Reads a function's resource.
     *
     * @throws TemplateException if its handler is not on the class path
     */
    public static FunctionSettings of(Resource resource, String name) {
        Properties properties = resource.properties();
        Properties asynchronous = properties.in("EventInvokeConfig");
        return new FunctionSettings(
                resource.id(),
                name,
                handlerClass(resource),
                properties.number("MemorySize", 128),
                properties.number("Timeout", 3),
                properties.number("ReservedConcurrentExecutions", INSTANCES_MAX),
                1 + asynchronous.number("MaximumRetryAttempts", RETRIES),
                asynchronous
                        .in("DestinationConfig")
                        .in("OnFailure")
                        .text("Destination")
                        .or(() -> properties.in("DeadLetterQueue").text("TargetArn")));
    }

    /**
     * What the function finds in its environment: the template's variables and Lambda's own.
     *
     * @param clientSettings where its AWS clients call, and with which keys
     */
    public Map<String, String> environment(
            Properties properties, Map<String, String> clientSettings) {
        Map<String, String> environment =
                new TreeMap<>(properties.in("Environment").textsByName("Variables"));
        environment.putAll(clientSettings);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("_HANDLER", handlerClass.getName());
        return environment;
    }

    private static Class<?> handlerClass(Resource resource) {
        Properties properties = resource.properties();
        String className = properties.required("Handler").split("::", 2)[0];
        try {
            // not initialised: the start stays quick
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new TemplateException(
                    properties.placeOf("Handler"),
                    resource.id() + ": handler " + className + " is not on the class path");
        }
    }
}
