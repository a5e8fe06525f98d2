package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.checktaxid.ViesRegister;
import io.billfold.events.EventJson;
import io.billfold.local.http.Json;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Checks a tax id without a cloud. */
@Command(
        name = "id",
        sortOptions = false,
        description = {
            "Check how a tax id is formed, without a cloud. Well formed does not mean registered:"
                    + " with --ask the country's register is asked, VIES for the EU."
        },
        footer = {
            "",
            "Exit code 0 when it is well formed, 1 when it is not, whatever a register says.",
            "Examples:",
            "  billfold tax id 'DE 136 695 976' --country DE",
            "  billfold tax id FR40303265045 --country FR --ask --as DE136695976"
        })
final class TaxIdCommand implements Callable<Integer> {
    private static final int MALFORMED = 1;

    @Parameters(paramLabel = "ID", description = "The tax id, as it is written.")
    private String id = "";

    @Option(
            names = "--country",
            paramLabel = "CC",
            required = true,
            description = "Where the party is, ISO 3166-1 alpha-2, for example DE.")
    private String country = "";

    @Option(names = "--ask", description = "Ask the register, over the internet.")
    private boolean isAsked;

    @Option(
            names = "--as",
            paramLabel = "ID",
            description =
                    "Your own EU VAT number with its prefix: VIES gives a consultation number for"
                            + " it.")
    private @Nullable String requester;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Option(names = "--register", paramLabel = "URL", hidden = true)
    private URI register = ViesRegister.OFFICIAL;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        String place = country.toUpperCase(Locale.ROOT);
        ObjectNode facts = Json.object().put("country", place);
        boolean isWellFormed =
                switch (TaxIds.check(place, id)) {
                    case TaxIdVerdict.WellFormed passed -> describe(facts, passed);
                    case TaxIdVerdict.Malformed failed -> describe(facts, failed);
                    case TaxIdVerdict.NotKnown _ ->
                            throw wrongUse("how " + place + " forms tax ids is not known");
                };
        print(facts);
        return isWellFormed ? 0 : MALFORMED;
    }

    private boolean describe(ObjectNode facts, TaxIdVerdict.WellFormed passed) {
        TaxId taxId = passed.id();
        facts.put("country", taxId.country());
        facts.put("kind", taxId.kind());
        facts.put("normalized", taxId.value());
        if (taxId.region() != null) {
            facts.put("region", taxId.region());
        }
        facts.put("format", "well formed: " + TaxIds.expected(taxId.country()));
        facts.put(
                "checkDigit", passed.isCheckDigitVerified() ? "right" : "none, or none published");
        describe(facts, taxId);
        return true;
    }

    private static boolean describe(ObjectNode facts, TaxIdVerdict.Malformed failed) {
        facts.put("format", failed.reason());
        facts.put("severity", failed.severity().name().toLowerCase(Locale.ROOT));
        facts.put("registration", "not asked");
        return false;
    }

    /** What is known of the registration. */
    private void describe(ObjectNode facts, TaxId taxId) {
        if (taxId.register() == null) {
            facts.put("registration", "not known: there is no register to ask");
            return;
        }
        if (!isAsked) {
            facts.put("registration", "not asked: --ask asks " + taxId.register());
            return;
        }
        TaxIdCheck check = ask(taxId);
        facts.put("registration", check.status().name().toLowerCase(Locale.ROOT));
        facts.put("source", check.source());
        facts.put("checkedAt", check.checkedAt().toString());
        putPresent(facts, "registeredName", check.registeredName());
        putPresent(facts, "consultationNumber", check.consultationNumber());
        putPresent(facts, "reason", check.reason());
    }

    private TaxIdCheck ask(TaxId taxId) {
        EventJson json = new EventJson(ObjectMapper.getDefault());
        try (ViesRegister vies = new ViesRegister(register, json)) {
            return vies.ask(taxId, requester(), Instant.now());
        }
    }

    private @Nullable TaxId requester() {
        if (requester == null) {
            return null;
        }
        String own = requester.strip();
        String prefix = own.substring(0, Math.min(2, own.length())).toUpperCase(Locale.ROOT);
        return switch (TaxIds.check(prefix, own)) {
            case TaxIdVerdict.WellFormed(TaxId taxId, _) when TaxId.VIES.equals(taxId.register()) ->
                    taxId;
            case TaxIdVerdict.WellFormed _ -> throw wrongUse("--as must be an EU VAT number");
            case TaxIdVerdict.Malformed(String reason, _) -> throw wrongUse("--as " + reason);
            case TaxIdVerdict.NotKnown _ ->
                    throw wrongUse("--as must be an EU VAT number with its prefix");
        };
    }

    private static void putPresent(ObjectNode facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private void print(ObjectNode facts) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(Json.text(facts));
            return;
        }
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            out.printf(Locale.ROOT, "%-20s%s%n", label(fact.getKey()), fact.getValue().asText());
        }
    }

    /** {@code checkDigit} is shown as {@code check digit}. */
    private static String label(String name) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                label.append(' ');
            }
            label.append(Character.toLowerCase(c));
        }
        return label.toString();
    }

    private ParameterException wrongUse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
