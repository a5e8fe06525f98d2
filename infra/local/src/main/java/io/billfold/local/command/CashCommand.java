package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.store.Sha256;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a bank's file in, and shows what became of it. */
@Command(
        name = "cash",
        sortOptions = false,
        description = {
            "Take a bank's statement in (camt.053, MT940, BAI2 or our CSV) and show what each entry"
                    + " was matched with, why and how sure that is, and what waits for a decision.",
            "Or a provider's report of its payouts (Stripe's itemised payout reconciliation, Adyen's"
                    + " settlement details)."
        },
        footer = {
            "",
            "Examples:",
            "  billfold cash statement.xml --seller muster-de",
            "  billfold cash list --seller muster-de",
            "  billfold cash list --seller muster-de --refused      (all files of this month)",
            "  billfold cash apply c-0f3a --invoice MU-2026-000001 --reason \"says the customer\""
        },
        subcommands = {
            CashListCommand.class,
            CashShowCommand.class,
            CashApplyCommand.class,
            CashAssignCommand.class,
            CashParkCommand.class,
            CashUndoCommand.class,
            CashCertifyCommand.class,
            CashTakenBackCommand.class
        })
final class CashCommand extends CloudCommand {
    private static final int REFUSED = 1;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The bank's or provider's file.")
    private @Nullable Path file;

    @Option(names = "--seller", paramLabel = "ID", description = "Whose bank account it is.")
    private @Nullable String seller;

    @Override
    int run(Connection cloud) {
        if (file == null || seller == null) {
            throw wrongUse("say which: billfold cash FILE --seller ID, or billfold cash --help");
        }
        String key = "bank/" + seller + "/" + file.getFileName();
        CashFile dropped = drop(cloud, key, file);
        cloud.awaitIdle();
        return show(cloud, seller, dropped);
    }

    private int show(Connection cloud, String seller, CashFile dropped) {
        CashPages pages = new CashPages(cloud, seller);
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode statement : pages.statementsOf(dropped)) {
            entries.addAll(pages.entriesOf(statement));
            out().println(CashPages.head(statement));
        }
        List<JsonNode> payouts = new PayoutPages(cloud, seller).of(dropped.key());
        boolean isReport = !payouts.isEmpty();
        TextTable table = isReport ? PayoutPages.table(payouts) : CashPages.table(entries);
        out().print(table.render(0));
        List<String> refused = pages.refusalsOf(dropped);
        refused.forEach(it -> out().println("refused: " + it));
        return refused.isEmpty() ? 0 : REFUSED;
    }

    private static CashFile drop(Connection cloud, String key, Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            String bucket = cloud.physical("Uploads");
            PutObjectResponse put =
                    cloud.clients()
                            .s3()
                            .putObject(
                                    r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
            return new CashFile(key, Sha256.hex(content), put.eTag());
        } catch (IOException e) {
            throw new CommandFailure(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
