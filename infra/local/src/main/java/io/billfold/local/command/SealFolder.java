package io.billfold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.DayLeaves;
import io.billfold.billing.proof.Finding;
import io.billfold.billing.proof.Finding.Kind;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.store.LeafLines;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Seals that somebody has: a directory of them with or without their leaves, as the bucket has them
 * or as {@code billfold seals} writes them; or one file with one seal a line.
 */
final class SealFolder {
    private static final Pattern SEAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.json");
    private static final String LEAVES = ".leaves.jsonl";

    /** The bucket has a directory for each year. */
    private static final int DEPTH = 3;

    private final Path place;
    private final List<Seal> seals = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private SealFolder(Path place) {
        this.place = place;
    }

    /**
     * Reads the seals of a directory or file.
     *
     * @throws CommandFailure when there is none
     */
    static SealFolder read(Path place) {
        SealFolder folder = new SealFolder(place);
        if (Files.isDirectory(place)) {
            folder.files(name -> SEAL.matcher(name).matches()).forEach(folder::addFile);
        } else {
            text(place).lines().filter(line -> !line.isBlank()).forEach(folder::addLine);
        }
        if (folder.seals.isEmpty() && folder.findings.isEmpty()) {
            throw new CommandFailure("there is no seal in " + place);
        }
        return folder;
    }

    private List<Path> files(Predicate<String> wanted) {
        try (Stream<Path> all = Files.walk(place, DEPTH)) {
            return all.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("can't read " + place + ": " + e.getMessage(), e);
        }
    }

    private void addFile(Path file) {
        String name = file.getFileName().toString();
        Seal seal = parsed(name, text(file));
        if (seal != null && !name.equals(seal.day() + ".json")) {
            findings.add(new Finding(Kind.REORDERED, name, "holds the seal of " + seal.day()));
        }
    }

    private void addLine(String line) {
        parsed(place.getFileName() + ", seal " + (seals.size() + findings.size() + 1), line);
    }

    /** What is no seal any more is a finding. */
    private @Nullable Seal parsed(String name, String text) {
        try {
            Seal seal = Seal.parse(text.strip());
            seals.add(seal);
            return seal;
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Kind.ALTERED, name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e, e);
        }
    }

    /** The seals, as they are in the file, or by the names of the files. */
    List<Seal> seals() {
        return List.copyOf(seals);
    }

    /** What can't be read. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The leaves of the days that have some, one day after the other; what is wrong is added. */
    Stream<DayLeaves> leaves(List<Finding> wrong) {
        return seals.stream().flatMap(seal -> leaves(seal, wrong).stream());
    }

    private Optional<DayLeaves> leaves(Seal seal, List<Finding> wrong) {
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        return files(name -> name.equals(seal.day() + LEAVES)).stream()
                .findFirst()
                .flatMap(file -> leaves(seal, file, wrong));
    }

    private static Optional<DayLeaves> leaves(Seal seal, Path file, List<Finding> wrong) {
        String name = file.getFileName().toString();
        try (LeafLines lines = new LeafLines(name, Files.newInputStream(file))) {
            List<SealedDocument> documents = new ArrayList<>();
            lines.forEachRemaining(documents::add);
            return Optional.of(new DayLeaves(seal, documents));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            wrong.add(new Finding(Kind.ALTERED, name, String.valueOf(e.getMessage())));
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
