package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records the certificate of what a payer withheld. */
@Command(
        name = "certify",
        sortOptions = false,
        description =
                "Record the certificate of what a payer withheld of an invoice as income tax.")
final class CashCertifyCommand extends CashDecisionCommand {
    @Option(
            names = "--invoice",
            paramLabel = "NUMBER",
            required = true,
            description = "Of which it was withheld.")
    private String invoice = "";

    @Option(
            names = "--certificate",
            paramLabel = "NUMBER",
            required = true,
            description = "The certificate's number.")
    private String certificate = "";

    @Override
    String decide(ObjectNode request) {
        request.putArray("invoices").addObject().put("number", invoice);
        request.put("certificate", certificate);
        return "certify";
    }
}
