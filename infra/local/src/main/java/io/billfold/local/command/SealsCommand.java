package io.billfold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Lists seals, and fetches them to be kept elsewhere. */
@Command(
        name = "seals",
        sortOptions = false,
        description = {
            "List the seals of days, with what each covers and its hash; with --out, fetch them, as"
                    + " 'billfold verify --seals' takes them."
        },
        footer = {"", "Example:", "  billfold seals --from 2026-01-01 --out seals --leaves"})
final class SealsCommand extends CloudCommand {
    /** How many days are asked for at once: the most that the API lists. */
    private static final int PAGE_DAYS = 31;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day. Default: the first of this month")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: yesterday")
    private @Nullable String to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write each seal into this directory, as 2026-01-31.json.")
    private @Nullable Path folder;

    @Option(
            names = "--leaves",
            description = "With --out: also what each covers, as 2026-01-31.leaves.jsonl.")
    private boolean leaves;

    @Override
    int run(Connection cloud) {
        LocalDate today = LocalDate.ofInstant(cloud.clock(), ZoneOffset.UTC);
        LocalDate first = from == null ? today.withDayOfMonth(1) : day(from);
        LocalDate last = to == null ? today.minusDays(1) : day(to);
        TextTable table = TextTable.of("day", ">documents", "seal");
        for (JsonNode seal : seals(cloud, first, last)) {
            table.row(
                    seal.path("day").asText(),
                    seal.path("documents").asText(),
                    seal.path("sealSha256").asText());
            if (folder != null) {
                keep(cloud, folder, seal);
            }
        }
        out().print(table.isEmpty() ? "nothing was sealed then\n" : table.render(0));
        return 0;
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrongUse("'" + text + "' is not a day such as 2026-01-31");
        }
    }

    private static List<JsonNode> seals(Connection cloud, LocalDate first, LocalDate last) {
        List<JsonNode> seals = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(PAGE_DAYS)) {
            LocalDate end = day.plusDays(PAGE_DAYS - 1);
            String path = "/seals?from=" + day + "&to=" + (end.isAfter(last) ? last : end);
            checked(cloud.call("GET", path, "audit", null)).path("seals").forEach(seals::add);
        }
        return seals;
    }

    private static JsonNode checked(Connection.Reply reply) {
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    private void keep(Connection cloud, Path target, JsonNode seal) {
        String day = seal.path("day").asText();
        try {
            Files.createDirectories(target);
            Files.write(target.resolve(day + ".json"), seal.path("seal").asText().getBytes(UTF_8));
            if (leaves) {
                Files.write(target.resolve(day + ".leaves.jsonl"), leaves(cloud, day));
            }
        } catch (IOException e) {
            throw new CommandFailure("can't write into " + target + ": " + e.getMessage(), e);
        }
    }

    private static byte[] leaves(Connection cloud, String day) {
        JsonNode shown = checked(cloud.call("GET", "/seals/" + day, "audit", null));
        Connection.Reply reply = cloud.fetch(shown.path("leavesUrl").asText());
        if (reply.status() != 200) {
            throw new CommandFailure(
                    "the link to the leaves of " + day + " answered " + reply.status());
        }
        return reply.body();
    }
}
