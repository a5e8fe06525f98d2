package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.local.http.Json;
import io.billfold.store.Rejection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Usage. */
@Command(
        name = "usage",
        sortOptions = false,
        description = "Send what was used, and see what was recorded or refused.",
        subcommands = {
            UsageCommand.Send.class,
            UsageCommand.Listing.class,
            UsageCommand.Refused.class
        })
final class UsageCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: billfold usage send FILE");
    }

    /** Sends a file. */
    @Command(
            name = "send",
            sortOptions = false,
            description = "Send the usage of a file: JSON Lines, one event a line.",
            footer = {
                "",
                "An event, for example:",
                "  {\"eventId\": \"e-1\", \"subscription\": \"o-1001\", \"metric\": \"requests\",",
                "   \"at\": \"2026-01-31T09:15:00Z\", \"quantity\": \"120\"}",
                "The same eventId again is the same event. Each is answered by itself; exit code 1"
                        + " when one",
                "was refused."
            })
    static final class Send extends CloudCommand {
        private static final int ACCEPTED = 202;

        @Parameters(paramLabel = "FILE", description = "JSON Lines in UTF-8.")
        private Path file = Path.of("");

        @Option(
                names = "--upload",
                description = "Put the file into the bucket of uploads instead of calling the API.")
        private boolean upload;

        @Override
        int run(Connection cloud) {
            return upload ? upload(cloud) : send(cloud);
        }

        private int send(Connection cloud) {
            UsageSender sender = new UsageSender(cloud);
            sender.send(OrderFile.read(file));
            sender.refused().forEach(err()::println);
            out().println(sender.summary());
            return sender.refused().isEmpty() ? 0 : 1;
        }

        private int upload(Connection cloud) {
            if (!Files.isReadable(file)) {
                throw new CommandFailure("there is no file " + file);
            }
            String bucket = cloud.physical("Uploads");
            String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
            String key = "usage/" + (name.endsWith(".jsonl") ? name : name + ".jsonl");
            S3Client s3 = cloud.clients().s3();
            s3.putObject(r -> r.bucket(bucket).key(key), file);
            ObjectNode request = Json.object().put("version", 1).put("file", key);
            Connection.Reply reply = cloud.call("POST", "/usage", "usage:write", request);
            if (reply.status() != ACCEPTED) {
                throw new CommandFailure(key + " was refused: " + Problems.of(reply));
            }
            cloud.awaitIdle();
            printAnswers(s3, bucket, key + ".answers.jsonl");
            return 0;
        }

        private void printAnswers(S3Client s3, String bucket, String key) {
            try {
                String answers = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
                out().print(answers);
            } catch (S3Exception e) {
                throw new CommandFailure(
                        "there are no answers: 'billfold usage refused' says why", e);
            }
        }
    }

    /** Lists what is recorded. */
    @Command(
            name = "list",
            sortOptions = false,
            description = "List the usage of a subscription's metric in the order of time.")
    static final class Listing extends CloudCommand {
        @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "For example o-1001.")
        private String subscription = "";

        @Parameters(index = "1", paramLabel = "METRIC", description = "For example requests.")
        private String metric = "";

        @Option(
                names = "--from",
                paramLabel = "TIME",
                defaultValue = "2000-01-01T00:00:00Z",
                description = "First instant. Default: ${DEFAULT-VALUE}")
        private Instant from = Instant.EPOCH;

        @Option(
                names = "--to",
                paramLabel = "TIME",
                defaultValue = "2999-01-01T00:00:00Z",
                description = "First instant after it. Default: ${DEFAULT-VALUE}")
        private Instant to = Instant.EPOCH;

        @Override
        int run(Connection cloud) {
            List<RecordedUsage> recorded =
                    cloud.books().usage(new SubscriptionId(subscription), metric, from, to);
            TextTable table = TextTable.of("at", ">quantity", "unique", "id", "received");
            for (RecordedUsage each : recorded) {
                add(table, each);
            }
            out().println(recorded.isEmpty() ? "nothing was used" : table.render(0));
            return 0;
        }

        private static void add(TextTable table, RecordedUsage recorded) {
            UsageEvent event = recorded.event();
            table.row(
                    event.at().toString(),
                    event.quantity().toPlainString(),
                    event.unique() == null ? "" : event.unique(),
                    event.id(),
                    recorded.receivedAt().toString());
        }
    }

    /** Lists what was refused. */
    @Command(
            name = "refused",
            sortOptions = false,
            description = "List the usage that was refused, with what was sent and why.")
    static final class Refused extends CloudCommand {
        @Option(
                names = "--months",
                defaultValue = "12",
                description =
                        "How many months back from the cloud's clock. Default: ${DEFAULT-VALUE}")
        private int months = 12;

        @Override
        int run(Connection cloud) {
            YearMonth last = YearMonth.from(cloud.clock().atOffset(ZoneOffset.UTC));
            List<Rejection> refused = cloud.books().refusedUsage(last.minusMonths(months), last);
            for (Rejection each : refused) {
                out().println(each.at() + "  " + cloud.books().refusedUsageText(each));
                for (Problem problem : each.problems()) {
                    String field = problem.field().isEmpty() ? "" : problem.field() + " ";
                    out().println("    " + field + problem.reason());
                }
            }
            if (refused.isEmpty()) {
                out().println("nothing was refused");
            }
            return 0;
        }
    }
}
