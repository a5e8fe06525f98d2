package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records the certificate of what was withheld. */
@Command(
        name = "certificate",
        sortOptions = false,
        description =
                "Record the certificate of what was withheld. One that differs from what is known"
                        + " needs a reason.")
final class WithholdingCertificateCommand extends WithholdingDecisionCommand {
    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            required = true,
            description = "The certificate's number.")
    private String number = "";

    @Option(names = "--on", paramLabel = "DATE", required = true, description = "Its date.")
    private String on = "";

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "What it says. Default: all that was withheld")
    private @Nullable String amount;

    @Override
    String decide(ObjectNode request) {
        request.put("certificate", number).put("on", on);
        if (amount != null) {
            request.put("amount", amount);
        }
        return "certify";
    }
}
