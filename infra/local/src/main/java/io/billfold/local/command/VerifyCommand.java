package io.billfold.local.command;

import io.billfold.billing.Problem;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.PdfFile;
import io.billfold.billing.proof.SealChain;
import io.billfold.events.EventJson;
import io.billfold.events.proof.ProofReader;
import io.billfold.events.proof.ProofReading;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Proves a document without a cloud. */
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Prove from its file alone that an invoice is the one that was issued, and that nothing"
                    + " before it was removed, changed, reordered or added. Nothing is asked of a"
                    + " cloud: the proof ('billfold proof') and the seals ('billfold seals') are files."
                    + " Given an audit package (.zip), check all its files, seals and documents."
        },
        footer = {
            "",
            "Without --proof the proof is FILE.proof.json beside FILE.pdf, or is made from the leaves",
            "in --seals. Exit code 1 when anything is wrong, or the file was not made here.",
            "Example:",
            "  billfold verify MU-2026-000001.pdf --seals seals --since 9f86d081884c7d65..."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The document (.pdf) or package (.zip).")
    private Path file = Path.of("");

    @Option(names = "--proof", paramLabel = "FILE", description = "Its proof.")
    private @Nullable Path proof;

    @Option(
            names = "--seals",
            paramLabel = "DIR|FILE",
            description = "Seals of days, with or without their leaves.")
    private @Nullable Path seals;

    @Option(
            names = "--since",
            paramLabel = "SEAL_HASH",
            description = "The hash of a seal that you know from elsewhere.")
    private @Nullable String since;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Hash known = known();
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return verifyPackage(known);
        }
        PdfFile pdf = pdf();
        DocumentProof found = proof();
        if (found == null && seals == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give the proof with --proof, or seals with leaves: --seals");
        }
        SealFolder folder = seals == null ? null : SealFolder.read(seals);
        Verification verification =
                Verification.of(new Verification.Given(pdf, found, folder, known));
        PrintWriter out = spec.commandLine().getOut();
        new VerificationText(verification, known)
                .lines(file.getFileName().toString())
                .forEach(out::println);
        return verification.findings().isEmpty() ? 0 : 1;
    }

    private int verifyPackage(@Nullable Hash known) {
        PackageVerification.Result result = PackageVerification.of(file, known);
        PrintWriter out = spec.commandLine().getOut();
        result.findings().forEach(it -> out.println("  " + it.kind() + ": " + it));
        SealChain chain = result.chain();
        out.printf(
                "%s %s: %d files are in its list, %d of %d documents are under a seal%s%n",
                file.getFileName(),
                result.findings().isEmpty() ? "is whole" : "is NOT whole",
                result.files(),
                result.proved(),
                result.listed(),
                chain == null
                        ? ""
                        : "; the last seal, of "
                                + chain.last().day()
                                + ", has the hash "
                                + chain.last().hash());
        return result.findings().isEmpty() ? 0 : 1;
    }

    private @Nullable Hash known() {
        try {
            return since == null ? null : Hash.parse(since);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--since " + e.getMessage());
        }
    }

    private PdfFile pdf() {
        try {
            return PdfFile.of(bytes(file));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + " " + e.getMessage(), e);
        }
    }

    private @Nullable DocumentProof proof() {
        Path given = proof;
        if (given != null) {
            return read(given);
        }
        Path beside = Path.of(file.toString().replaceFirst("(?i)\\.pdf$", "") + ".proof.json");
        return Files.exists(beside) ? read(beside) : null;
    }

    private static DocumentProof read(Path path) {
        ProofReader reader = new ProofReader(new EventJson(ObjectMapper.getDefault()));
        return switch (reader.read(bytes(path))) {
            case ProofReading.Read(DocumentProof found) -> found;
            case ProofReading.Unreadable(List<Problem> problems) ->
                    throw new CommandFailure(path + " is not a proof: " + sentence(problems));
        };
    }

    private static String sentence(List<Problem> problems) {
        return problems.stream()
                .map(it -> (it.field() + " " + it.reason()).strip())
                .collect(Collectors.joining("; "));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + path + ": " + e, e);
        }
    }
}
