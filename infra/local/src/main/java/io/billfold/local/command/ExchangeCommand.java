package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.local.exchange.EcbFile;
import io.billfold.local.exchange.EcbReading;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Exchange rates. */
@Command(
        name = "exchange",
        sortOptions = false,
        description = "Load published exchange rates, and see which one counts.",
        subcommands = {ExchangeCommand.Load.class, ExchangeCommand.Show.class})
final class ExchangeCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: billfold tax exchange load FILE, or billfold tax exchange show USD"
                        + " --date 2026-05-19");
    }

    /** Sends the rates of a file. */
    @Command(
            name = "load",
            sortOptions = false,
            description =
                    "Load the rates of a file of the European Central Bank (PUT /exchange-rates).",
            footer = {
                "",
                "The files are eurofxref.csv and eurofxref-daily.xml with the last day, and",
                "eurofxref-hist.csv and eurofxref-hist.xml with all since 1999, to be had, as zip or",
                "plain, at https://www.ecb.europa.eu/stats/eurofxref/. What is known is not sent twice:",
                "load the same file as often as you like. A rate that is known with another value is",
                "refused with the page that it is on."
            })
    static final class Load extends CloudCommand {
        @Parameters(paramLabel = "FILE", description = "CSV or XML in UTF-8.")
        private Path file = Path.of("");

        @Option(
                names = "--since",
                paramLabel = "DATE",
                description = "Leave out what was published before.")
        private LocalDate since = QuotedRate.DATE_MIN;

        @Option(
                names = "--replace",
                description = "Put the file's values in the place of known ones that differ.")
        private boolean replace;

        @Override
        int run(Connection cloud) {
            List<PublishedDay> days =
                    days().stream().filter(day -> !day.date().isBefore(since)).toList();
            if (days.isEmpty()) {
                throw new CommandFailure(file + " has no rates since " + since);
            }
            RatesSender sender = new RatesSender(cloud, replace);
            sender.send(days);
            sender.refused().forEach(reason -> err().println(file + ": " + reason));
            out().printf(
                            "%d days, %s to %s: %s%n",
                            days.size(),
                            days.getFirst().date(),
                            days.getLast().date(),
                            sender.summary());
            return sender.refused().isEmpty() ? 0 : 1;
        }

        private List<PublishedDay> days() {
            return switch (EcbFile.read(text())) {
                case EcbReading.Read(List<PublishedDay> days) -> days;
                case EcbReading.Unreadable(List<EcbReading.Fault> faults) -> {
                    faults.forEach(fault -> err().println(line(fault)));
                    throw new CommandFailure("nothing was sent");
                }
            };
        }

        private String line(EcbReading.Fault fault) {
            return "%s:%d:%d: %s".formatted(file, fault.line(), fault.column(), fault.reason());
        }

        private String text() {
            try {
                if (Files.size(file) > EcbFile.CHARACTERS_MAX) {
                    throw new CommandFailure(file + " is too large to be such a file");
                }
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                throw new CommandFailure(file + " is not text: unpack a zip before", e);
            } catch (NoSuchFileException e) {
                throw new CommandFailure("there is no file " + file, e);
            } catch (IOException e) {
                throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
            }
        }
    }

    /** Asks for a rate. */
    @Command(
            name = "show",
            sortOptions = false,
            description = "Show which rate counts on a day, and why (GET /exchange-rates).",
            footer = {
                "",
                "Rules: day (of the day or the last before), previous-day, month (the average),",
                "last-of-period (for one-stop-shop returns: of the day or the next).",
                "Example:",
                "  billfold tax exchange show USD --to PLN --date 2024-04-01 --rule previous-day"
            })
    static final class Show extends CloudCommand {
        @Parameters(paramLabel = "CURRENCY", description = "What is converted, for example USD.")
        private String from = "";

        @Option(
                names = "--to",
                paramLabel = "CURRENCY",
                defaultValue = "EUR",
                description = "What it becomes. Default: ${DEFAULT-VALUE}")
        private String to = "EUR";

        @Option(
                names = "--date",
                paramLabel = "DATE",
                required = true,
                description = "The tax point, or the last day of a period.")
        private String date = "";

        @Option(
                names = "--rule",
                paramLabel = "RULE",
                defaultValue = "day",
                description = "Which published rate counts. Default: ${DEFAULT-VALUE}")
        private String rule = "day";

        @Option(names = "--source", paramLabel = "NAME", description = "ECB or BMF. Default: ECB")
        private @Nullable String source;

        @Override
        int run(Connection cloud) {
            Connection.Reply reply = cloud.call("GET", path(), "tax:read", null);
            if (reply.status() != 200) {
                throw new CommandFailure("no rate: " + Problems.of(reply));
            }
            JsonNode found = reply.json();
            out().printf(
                            "1 %s = %s %s%n%s%n%s: %s%n",
                            found.path("from").asText(),
                            found.path("rate").asText(),
                            found.path("to").asText(),
                            found.path("words").asText(),
                            found.path("rule").asText(),
                            found.path("law").asText());
            return 0;
        }

        private String path() {
            List<String> query = new ArrayList<>();
            query.add("from=" + Connection.encoded(from));
            query.add("to=" + Connection.encoded(to));
            query.add("date=" + Connection.encoded(date));
            query.add("rule=" + Connection.encoded(rule));
            if (source != null) {
                query.add("source=" + Connection.encoded(source));
            }
            return "/exchange-rates?" + String.join("&", query);
        }
    }
}
