package io.billfold.local.command;

import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealChain;
import io.billfold.billing.proof.SealedDocument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a verification found, in plain words: what is proved, and what is not. */
// sentences stand together, so that they can be read as a text
@SuppressWarnings("InlineFormatString")
final class VerificationText {
    private static final String BYTES =
            "The file is, byte for byte, the document %s of seller %s, issued on %s.";
    private static final String PLACE =
            "It is document %d of %d in the seal of %s (UTC), which was made at %s.";
    private static final String CHAINED =
            "The seals of %s to %s are one chain without a gap%s: nothing that they cover was removed,"
                    + " changed, reordered or added since the last of them was made.";
    private static final String LEAVES_SEALED =
            "The lists of documents of %d days are what was sealed: none of them was removed,"
                    + " changed, reordered or added.";
    private static final String PINNED =
            "The hash that you gave is that of the seal of %s: up to that day all is as it was when"
                    + " you got the hash.";
    private static final String NOT_PINNED =
            "That the seal of %s is the one that was made then. Compare its hash with one that you got"
                    + " from elsewhere, or give that with --since: %s";
    private static final String NOT_BEFORE =
            "Anything of the days before %s: their seals are not given. Give them with --seals.";
    private static final String NO_LEAVES =
            "Which other documents the seals cover: their leaves are not given (billfold seals"
                    + " --leaves).";
    private static final String NO_CONTENT =
            "That what the document says is right, that it was sent or paid, or who made it: only that"
                    + " it was this, then.";

    private final Verification verification;
    private final @Nullable Hash known;

    /**
     * The words for a verification.
     *
     * @param known the hash of a seal that was given with it
     */
    VerificationText(Verification verification, @Nullable Hash known) {
        this.verification = verification;
        this.known = known;
    }

    /** The lines for a file. */
    List<String> lines(String name) {
        DocumentProof proof = verification.proof();
        SealChain chain = verification.chain();
        return verification.findings().isEmpty() && proof != null && chain != null
                ? proved(name, proof, chain)
                : found(name);
    }

    private List<String> found(String name) {
        List<String> lines = new ArrayList<>(List.of(name + " is NOT proved:"));
        verification.findings().forEach(it -> lines.add("  " + word(it.kind()) + ": " + it));
        return lines;
    }

    private List<String> proved(String name, DocumentProof proof, SealChain chain) {
        List<String> lines = new ArrayList<>(List.of(name + " is proved.", "Proved:"));
        proved(proof, chain).forEach(it -> lines.add("  - " + it));
        lines.add("Not proved:");
        notProved(proof, chain).forEach(it -> lines.add("  - " + it));
        return lines;
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<String> proved(DocumentProof proof, SealChain chain) {
        List<String> proved = new ArrayList<>(document(proof));
        if (!chain.first().equals(chain.last())) {
            proved.add(chained(chain));
        }
        if (verification.leaves() > 0) {
            proved.add(LEAVES_SEALED.formatted(verification.leaves()));
        }
        pin(chain).ifPresent(pin -> proved.add(PINNED.formatted(pin.day())));
        return proved;
    }

    /** The seal whose hash was given. */
    private Optional<Seal> pin(SealChain chain) {
        return Optional.ofNullable(known).flatMap(chain::find);
    }

    private static List<String> document(DocumentProof proof) {
        SealedDocument document = proof.document();
        Seal seal = proof.seal();
        return List.of(
                BYTES.formatted(document.number(), document.seller(), document.issuedOn()),
                PLACE.formatted(proof.index() + 1, seal.documents(), seal.day(), seal.sealedAt()));
    }

    private static String chained(SealChain chain) {
        String from = chain.isFromTheBeginning() ? ", from the first seal of all" : "";
        return CHAINED.formatted(chain.first().day(), chain.last().day(), from);
    }

    private List<String> notProved(DocumentProof proof, SealChain chain) {
        List<String> open = new ArrayList<>();
        Seal last = chain.last();
        if (pin(chain).filter(last::equals).isEmpty()) {
            open.add(NOT_PINNED.formatted(last.day(), last.hash()));
        }
        if (!chain.isFromTheBeginning()) {
            open.add(NOT_BEFORE.formatted(chain.first().day()));
        }
        if (verification.leaves() == 0 && last.day().isAfter(proof.seal().day())) {
            open.add(NO_LEAVES);
        }
        open.add(NO_CONTENT);
        return open;
    }
}
