package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.billfold.events.catalog.CatalogReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What sellers sell. */
@Command(
        name = "catalog",
        sortOptions = false,
        description =
                "Say what a seller sells: products, plans with their prices, bundles, coupons.",
        subcommands = {
            CatalogCommand.Apply.class,
            CatalogCommand.Show.class,
            CatalogCommand.Example.class,
            CatalogCommand.Fields.class
        })
final class CatalogCommand implements Runnable {
    private static final String WRITE = "catalog:write";
    private static final String RESOURCES = "/io/billfold/events/";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: billfold catalog apply FILE --seller ID");
    }

    /** Replaces a seller's catalog by a file's. */
    @Command(
            name = "apply",
            sortOptions = false,
            description = {
                "Replace a seller's catalog by that of a JSON file (PUT /sellers/{id}/catalog). The"
                        + " difference is shown first."
            },
            footer = {
                "",
                "Begin with 'billfold catalog example > catalog.json'. The file is the whole catalog."
                        + " What was",
                "billed stays: a version of a plan that is in force is not changed, another one is"
                        + " added."
            })
    static final class Apply extends CloudCommand {
        @Parameters(paramLabel = "FILE", description = "JSON in UTF-8.")
        private Path file = Path.of("");

        @Option(
                names = "--seller",
                paramLabel = "ID",
                required = true,
                description = "Whose catalog it is.")
        private String seller = "";

        @Option(names = "--yes", description = "Apply without asking.")
        private boolean yes;

        @Option(names = "--dry-run", description = "Show the difference and do nothing.")
        private boolean dryRun;

        @Override
        int run(Connection cloud) {
            byte[] text = text(file);
            JsonLines lines = JsonLines.of(file.toString(), text);
            JsonNode preview = checked(send(cloud, "POST", "/preview", Map.of(), text), lines);
            String version = preview.path("version").asText();
            if (preview.path("differences").isEmpty()) {
                out().println("the catalog of " + seller + " is so already, version " + version);
                return 0;
            }
            out().println(
                            version.equals("0")
                                    ? seller + " has no catalog yet; this one adds:"
                                    : "the catalog of "
                                            + seller
                                            + ", version "
                                            + version
                                            + ", changes:");
            CatalogText.lines(preview).forEach(out()::println);
            out().flush();
            if (dryRun || !(yes || isWanted())) {
                out().println("nothing was done");
                return dryRun ? 0 : 1;
            }
            // what was shown is what is done, or nothing
            Map<String, String> seen = Map.of("If-Match", "\"" + version + "\"");
            JsonNode done = checked(send(cloud, "PUT", "", seen, text), lines);
            out().println(
                            "the catalog of "
                                    + seller
                                    + " has version "
                                    + done.path("version").asText()
                                    + " now");
            return 0;
        }

        private Connection.Reply send(
                Connection cloud,
                String method,
                String page,
                Map<String, String> condition,
                byte[] text) {
            Map<String, String> headers = new LinkedHashMap<>(condition);
            headers.put("Authorization", "Bearer " + cloud.token(List.of(WRITE), "billfold-cli"));
            return cloud.send(method, path(seller) + page, headers, text);
        }

        /** The answer, or a line for each field that was refused. */
        private JsonNode checked(Connection.Reply reply, JsonLines lines) {
            JsonNode errors = reply.json().path("errors");
            if (reply.status() / 100 == 2) {
                return reply.json();
            }
            for (JsonNode error : errors) {
                String field = error.path("field").asText();
                err().println(
                                "%s:%d: %s%s"
                                        .formatted(
                                                file,
                                                lines.line(field),
                                                field.isEmpty() ? "" : field + ": ",
                                                error.path("reason").asText()));
            }
            throw new CommandFailure(
                    errors.isEmpty()
                            ? "the catalog was refused: " + reply.reason()
                            : "the catalog was refused, nothing was done");
        }

        private boolean isWanted() {
            out().print("Apply this? [y/N] ");
            out().flush();
            try {
                String answer =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                                .readLine();
                return answer != null && answer.strip().equalsIgnoreCase("y");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Shows a seller's catalog. */
    @Command(
            name = "show",
            sortOptions = false,
            description = "Print a seller's catalog in the form of its file.")
    static final class Show extends CloudCommand {
        @Option(
                names = "--seller",
                paramLabel = "ID",
                required = true,
                description = "Whose catalog it is.")
        private String seller = "";

        @Override
        int run(Connection cloud) {
            Connection.Reply reply = cloud.call("GET", path(seller), "catalog:read", null);
            if (reply.status() != 200) {
                throw new CommandFailure("no catalog of " + seller + ": " + reply.reason());
            }
            out().println(pretty(reply.json()));
            return 0;
        }

        private static String pretty(JsonNode json) {
            try {
                return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Prints a catalog to begin with. */
    @Command(
            name = "example",
            sortOptions = false,
            description = "Print a catalog that uses every option, to begin with.",
            footer = {"", "'billfold catalog fields' explains each of its fields."})
    static final class Example implements Callable<Integer> {
        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(resource("samples/catalog.v1.json"));
            return 0;
        }
    }

    /** Explains the form. */
    @Command(
            name = "fields",
            sortOptions = false,
            description = "Explain every field of a catalog's file, from its JSON Schema.")
    static final class Fields implements Callable<Integer> {
        @Option(names = "--schema", description = "Print the JSON Schema itself, for your editor.")
        private boolean schema;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            String text = resource("schemas/catalog.v1.schema.json");
            if (schema) {
                spec.commandLine().getOut().print(text);
            } else {
                CatalogFields.lines(text.getBytes(StandardCharsets.UTF_8))
                        .forEach(spec.commandLine().getOut()::println);
            }
            return 0;
        }
    }

    private static String path(String seller) {
        return "/sellers/" + Connection.encoded(seller) + "/catalog";
    }

    private static byte[] text(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = CatalogReader.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCES + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
