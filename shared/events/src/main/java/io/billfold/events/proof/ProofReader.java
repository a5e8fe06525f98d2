package io.billfold.events.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import java.util.List;
import java.util.function.Function;

/** Reads proofs that somebody kept; {@link ProofJson} is what it reads. */
public final class ProofReader {
    /** The most bytes of a proof: one of the largest tree has some 6 KB. */
    public static final int SIZE_MAX_BYTES = 64 * 1024;

    private final MessageJson json;

    public ProofReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of a proof's JSON. */
    public ProofReading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new ProofReading.Unreadable(List.of(problem));
        };
    }

    private static ProofReading read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<SealedDocument> document = in.required("document", canonical(SealedDocument::parse));
        Field<Integer> index = in.required("index", Forms.integer(0, Integer.MAX_VALUE));
        Field<List<Hash>> path = in.values("path", DocumentProof.PATH_MAX, Forms.text(Hash::parse));
        Field<Seal> seal = in.required("seal", canonical(Seal::parse));
        Field<DocumentProof> proof =
                in.build(
                        () ->
                                new DocumentProof(
                                        document.get(), index.get(), path.get(), seal.get()));
        return in.problems().isEmpty()
                ? new ProofReading.Read(proof.get())
                : new ProofReading.Unreadable(in.problems());
    }

    /** An object that is read in its canonical form. */
    private static <T> Forms.Form<T> canonical(Function<String, T> type) {
        return json -> {
            if (!json.isObject()) {
                throw new IllegalArgumentException("must be an object");
            }
            return type.apply(new String(CanonicalJson.bytes(json), UTF_8));
        };
    }
}
