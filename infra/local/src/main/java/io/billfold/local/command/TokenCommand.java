package io.billfold.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Mints a token that the local HTTP API accepts. */
@Command(
        name = "token",
        sortOptions = false,
        description =
                "Mint a token for the local HTTP API, as your identity provider would on AWS.",
        footer = {
            "",
            "Scopes: audit (invoices' documents), payments:write, sellers:write,",
            "catalog:write, catalog:read, billing:write, billing:read.",
            "Example:",
            "  curl -H \"Authorization: Bearer $(billfold token --scope audit)\" \\",
            "       http://127.0.0.1:4566/invoices/MU-2026-000001/document"
        })
final class TokenCommand extends CloudCommand {
    @Option(
            names = "--scope",
            required = true,
            split = "[ ,]",
            description = "What the token allows; may be given more than once.")
    private List<String> scopes = List.of();

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = "local-user",
            description = "Who it is for: access records name it. Default: ${DEFAULT-VALUE}")
    private String subject = "local-user";

    @Override
    int run(Connection cloud) {
        out().println(cloud.token(scopes, subject));
        return 0;
    }
}
