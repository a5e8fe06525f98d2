package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.AccessChain;
import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessFinding;
import io.billfold.billing.access.AccessHead;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Shows who looked at invoices, and verifies that nothing of it was changed. */
@Command(
        name = "access-log",
        sortOptions = false,
        description = {
            "Show who searched, saw, was given links to, and held invoices (GET /access-log). Each"
                    + " entry's hash covers the entry before it: --verify computes them all anew,"
                    + " prints the last one, and ends with exit code 1 when anything was changed,"
                    + " removed, added or moved.",
            "",
            "Keep what --verify prints: --kept with an older one shows that the log was not"
                    + " written anew as a whole."
        },
        footer = {
            "",
            "Examples:",
            "  billfold access-log --month 2026-01",
            "  billfold access-log --since 2026-01 --verify --kept 17:3f0a..."
        })
final class AccessLogCommand extends CloudCommand {
    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "The last month that is read, in UTC. Default: this one")
    private @Nullable String month;

    @Option(
            names = "--since",
            paramLabel = "YYYY-MM",
            description = "The first month. Default: the last one")
    private @Nullable String since;

    @Option(names = "--verify", description = "Verify the chain instead of showing it.")
    private boolean isVerified;

    @Option(
            names = "--kept",
            paramLabel = "NUMBER:HASH",
            description = "With --verify: an entry's hash that was kept, for example by a seal.")
    private @Nullable String kept;

    @Override
    int run(Connection cloud) {
        YearMonth last =
                month == null
                        ? YearMonth.from(cloud.clock().atOffset(ZoneOffset.UTC))
                        : month("--month", month);
        YearMonth first = since == null ? last : month("--since", since);
        if (first.isAfter(last)) {
            throw wrongUse("--since " + first + " is after " + last);
        }
        AccessPages pages = new AccessPages(cloud, first, last);
        return isVerified ? verify(pages) : show(pages);
    }

    private YearMonth month(String option, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw wrongUse(option + " must be a month such as 2026-01, was " + text);
        }
    }

    private int show(AccessPages pages) {
        TextTable table =
                TextTable.of(">entry", "at", "who", "as", "from", "did", "what", "detail");
        pages.each(
                entry ->
                        table.row(
                                entry.sequence(),
                                entry.access().at(),
                                entry.access().principal(),
                                entry.access().roles(),
                                entry.access().sourceIp(),
                                entry.access().action().word(),
                                entry.access().subject(),
                                entry.access().detail()));
        out().print(table.isEmpty() ? "nobody looked at anything\n" : table.render(0));
        return 0;
    }

    private int verify(AccessPages pages) {
        Verifying verifying = new Verifying(pages, kept == null ? null : head(kept));
        pages.each(verifying::take);
        List<AccessFinding> findings = verifying.findings();
        findings.forEach(finding -> out().println(finding.sentence()));
        out().println(verifying.summary(findings.size()));
        return findings.isEmpty() ? 0 : 1;
    }

    private AccessHead head(String text) {
        String[] parts = text.split(":", -1);
        try {
            return new AccessHead(Long.parseLong(parts[0]), parts[1], Instant.EPOCH);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw wrongUse("--kept must be a number and a hash such as 17:3f0a..., was " + text);
        }
    }

    /** Follows the chain from the first entry that is read. */
    private static final class Verifying {
        private final AccessPages pages;
        private final @Nullable AccessHead kept;
        private @Nullable AccessChain chain;
        private long first;
        private long count;

        Verifying(AccessPages pages, @Nullable AccessHead kept) {
            this.pages = pages;
            this.kept = kept;
        }

        void take(AccessEntry entry) {
            if (chain == null) {
                first = entry.sequence();
                chain = through(AccessChain.after(before(entry)));
            }
            chain.take(entry);
            count++;
        }

        /** What was kept, the beginning of the log, or what the entry itself says. */
        private AccessHead before(AccessEntry entry) {
            if (entry.sequence() == 1) {
                return AccessHead.GENESIS;
            }
            if (kept != null && kept.sequence() < entry.sequence() - 1) {
                throw new CommandFailure(
                        "entry %d was kept, and what is read begins with %d: begin sooner by --since"
                                .formatted(kept.sequence(), entry.sequence()));
            }
            return kept != null && kept.sequence() == entry.sequence() - 1
                    ? kept
                    : new AccessHead(entry.sequence() - 1, entry.previous(), Instant.EPOCH);
        }

        private AccessChain through(AccessChain start) {
            AccessHead end = pages.end();
            if (end != null) {
                start.through(end);
            }
            return kept == null ? start : start.through(kept);
        }

        List<AccessFinding> findings() {
            return (chain == null ? through(AccessChain.after(AccessHead.GENESIS)) : chain).atEnd();
        }

        String summary(int findings) {
            AccessChain followed = chain;
            if (followed == null) {
                return "nobody looked at anything";
            }
            String start =
                    first == 1 ? "" : "; what came before entry " + first + " was not looked at";
            return findings > 0
                    ? count + " entries, " + findings + " findings: the log is not what it was"
                    : "%d entries, unbroken%s%nend %d:%s"
                            .formatted(
                                    count,
                                    start,
                                    followed.head().sequence(),
                                    followed.head().hash());
        }
    }

    /** An entry as the API tells it. */
    static AccessEntry entry(JsonNode json) {
        return new AccessEntry(
                json.path("sequence").asLong(),
                new Access(
                        Instant.parse(json.path("at").asText()),
                        json.path("principal").asText(),
                        json.path("roles").asText(),
                        json.path("sourceIp").asText(),
                        json.path("requestId").asText(),
                        AccessAction.parse(json.path("action").asText()),
                        json.path("subject").asText(),
                        json.path("detail").asText()),
                json.path("previous").asText(),
                json.path("hash").asText());
    }
}
