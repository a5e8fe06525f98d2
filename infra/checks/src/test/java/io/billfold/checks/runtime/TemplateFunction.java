package io.billfold.checks.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the template says of one function, read by its lines alone.
 *
 * @param name of the folder, for example {@code draft-invoice}
 * @param zip the built package, which need not exist
 * @param handler the class, for example {@code io.billfold.draftinvoice.DraftInvoiceFunction}
 * @param settings names of its environment variables
 * @param triggers types of its events, for example {@code SQS}
 * @param route of its first HttpApi event, for example {@code PUT /sellers/{id}}; empty without one
 */
record TemplateFunction(
        String name,
        Path zip,
        String handler,
        List<String> settings,
        List<String> triggers,
        String route) {
    private static final Pattern RESOURCE = Pattern.compile("(?m)^  (?=\\w+:)");
    private static final Pattern CODE = Pattern.compile("CodeUri: (\\S+/([\\w-]+)\\.zip)");
    private static final Pattern HANDLER = Pattern.compile("Handler: (\\S+)");
    private static final Pattern SETTING = Pattern.compile("(?m)^ {10}([A-Z][A-Z0-9_]+):");
    private static final Pattern TRIGGER = Pattern.compile("(?m)^ {10}Type: (\\w+)");
    private static final Pattern METHOD = Pattern.compile("(?m)^ {12}Method: (\\w+)");
    private static final Pattern PATH = Pattern.compile("(?m)^ {12}Path: (\\S+)");

    /** The functions of the template in a folder, in the template's order. */
    static List<TemplateFunction> all(Path root) throws IOException {
        String template = Files.readString(root.resolve("template.yaml"));
        List<TemplateFunction> functions = new ArrayList<>();
        for (String resource : RESOURCE.split(template, -1)) {
            if (resource.contains("Type: AWS::Serverless::Function")) {
                functions.add(read(resource, root));
            }
        }
        return functions;
    }

    private static TemplateFunction read(String resource, Path root) {
        MatchResult code = CODE.matcher(resource).results().findFirst().orElseThrow();
        String method = String.join("", all(METHOD, resource).stream().limit(1).toList());
        String path = String.join("", all(PATH, resource).stream().limit(1).toList());
        return new TemplateFunction(
                code.group(2),
                root.resolve(code.group(1)),
                all(HANDLER, resource).getFirst(),
                all(SETTING, resource),
                all(TRIGGER, resource),
                (method + " " + path).strip());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
