package io.billfold.checks.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the template says of one function, read by its lines alone.
 *
 * @param name of the folder, for example {@code draft-invoice}
 * @param zip the built package, which need not exist
 * @param handler the class, for example {@code io.billfold.draftinvoice.DraftInvoiceFunction}
 * @param settings its environment variables: the default of the parameter that one refers to, or
 *     empty
 * @param triggers types of its events, for example {@code SQS}
 * @param route of its first HttpApi event, for example {@code PUT /sellers/{id}}; empty without one
 */
record TemplateFunction(
        String name,
        Path zip,
        String handler,
        Map<String, String> settings,
        List<String> triggers,
        String route) {
    private static final Pattern RESOURCE = Pattern.compile("(?m)^  (?=\\w+:)");
    private static final Pattern CODE = Pattern.compile("CodeUri: (\\S+/([\\w-]+)\\.zip)");
    private static final Pattern HANDLER = Pattern.compile("Handler: (\\S+)");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^ {10}([A-Z][A-Z0-9_]+): *(?:!Ref )?(.*)$");
    private static final Pattern DEFAULT =
            Pattern.compile("(?m)^  (\\w+):\\n(?: {4}(?!Default).*\\n)* {4}Default: '?([^'\\n]*)");
    private static final Pattern TRIGGER = Pattern.compile("(?m)^ {10}Type: (\\w+)");
    private static final Pattern METHOD = Pattern.compile("(?m)^ {12}Method: (\\w+)");
    private static final Pattern PATH = Pattern.compile("(?m)^ {12}Path: (\\S+)");

    /** The functions of the template in a folder, in the template's order. */
    static List<TemplateFunction> all(Path root) throws IOException {
        String template = Files.readString(root.resolve("template.yaml"));
        Map<String, String> defaults = pairs(DEFAULT, template);
        List<TemplateFunction> functions = new ArrayList<>();
        for (String resource : RESOURCE.split(template, -1)) {
            if (resource.contains("Type: AWS::Serverless::Function")) {
                functions.add(read(resource, root, defaults));
            }
        }
        return functions;
    }

    private static TemplateFunction read(String resource, Path root, Map<String, String> defaults) {
        Map<String, String> settings = pairs(SETTING, resource);
        settings.replaceAll((_, parameter) -> defaults.getOrDefault(parameter, ""));
        MatchResult code = CODE.matcher(resource).results().findFirst().orElseThrow();
        String method = String.join("", all(METHOD, resource).stream().limit(1).toList());
        String path = String.join("", all(PATH, resource).stream().limit(1).toList());
        return new TemplateFunction(
                code.group(2),
                root.resolve(code.group(1)),
                all(HANDLER, resource).getFirst(),
                settings,
                all(TRIGGER, resource),
                (method + " " + path).strip());
    }

    private static Map<String, String> pairs(Pattern pattern, String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pattern.matcher(text).results().forEach(it -> pairs.put(it.group(1), it.group(2)));
        return pairs;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
