package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ACCESS_CHAINED;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;

/** Each entry of the access log names the one before it, up to the end that is noted. */
final class AccessCheck implements Subject {
    private static final String NO_HASH = "0".repeat(64);
    private static final List<String> TEXTS =
            List.of(
                    "previous",
                    "at",
                    "principal",
                    "roles",
                    "sourceIp",
                    "requestId",
                    "action",
                    "subject",
                    "detail");

    private final Seen seen;
    private final Findings findings;

    AccessCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        boolean isLogged = write.of(Kind.ACCESS_LOG).stream().anyMatch(Change::isNew);
        for (Change change : write.of(Kind.ACCESS)) {
            findings.require(isLogged, ACCESS_CHAINED, "%s is not in the log", change);
        }
        for (Change change : write.of(Kind.LEGAL_HOLD)) {
            findings.require(isLogged, ACCESS_CHAINED, "%s is not in the log", change);
        }
    }

    @Override
    public void settledState() {
        List<Row> entries =
                seen.all(Kind.ACCESS_LOG).stream()
                        .sorted(Comparator.comparingLong(entry -> entry.number("sequence")))
                        .toList();
        String previous = NO_HASH;
        for (int i = 0; i < entries.size(); i++) {
            Row entry = entries.get(i);
            findings.require(
                    entry.number("sequence") == i + 1 && entry.text("previous").equals(previous),
                    ACCESS_CHAINED,
                    "%s does not follow %s",
                    entry,
                    previous);
            findings.require(
                    hash(entry).equals(entry.text("entryHash")),
                    ACCESS_CHAINED,
                    "%s does not say what was hashed",
                    entry);
            previous = entry.text("entryHash");
        }
        checkEnd(entries.size(), previous);
    }

    private void checkEnd(int count, String hash) {
        Row head = seen.find(Kind.ACCESS_HEAD, "");
        findings.require(
                head.number("sequence") == count
                        && (count == 0 || head.text("entryHash").equals(hash)),
                ACCESS_CHAINED,
                "the log has %d entries, its end is noted as %s",
                count,
                head);
    }

    private static String hash(Row entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("sequence", entry.number("sequence"));
        TEXTS.forEach(name -> json.put(name, entry.text(name)));
        return Sha256.hex(Json.canonical(json).getBytes(UTF_8));
    }
}
