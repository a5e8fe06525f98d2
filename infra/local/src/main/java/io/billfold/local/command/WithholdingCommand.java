package io.billfold.local.command;

import picocli.CommandLine.Command;

/** What customers withheld of invoices as income tax. */
@Command(
        name = "withholding",
        sortOptions = false,
        description = {
            "What customers withheld of invoices as income tax: a claim on their state, good once"
                    + " the certificate is there."
        },
        footer = {
            "",
            "Examples:",
            "  billfold withholding list --seller muster-de --year 2026 --country IN",
            "  billfold withholding certificate c-0f3a.MU-2026-000001 --number 131-7 --on 2026-06-15",
            "  billfold withholding credit c-0f3a.MU-2026-000001 --reason \"Return of 2026\""
        },
        subcommands = {
            WithholdingListCommand.class,
            WithholdingShowCommand.class,
            WithholdingRecordCommand.class,
            WithholdingCertificateCommand.class,
            WithholdingCreditCommand.class,
            WithholdingWriteOffCommand.class,
            WithholdingNotWithheldCommand.class
        })
final class WithholdingCommand extends CloudCommand {
    @Override
    int run(Connection cloud) {
        throw wrongUse("say what: billfold withholding --help lists it");
    }
}
