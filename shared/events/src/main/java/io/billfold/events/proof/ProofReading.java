package io.billfold.events.proof;

import io.billfold.billing.Problem;
import io.billfold.billing.proof.DocumentProof;

import java.util.List;

/** What became of reading a proof. */
public sealed interface ProofReading {
    /** It is well formed; whether it proves anything is for {@link DocumentProof} to say. */
    record Read(DocumentProof proof) implements ProofReading {}

    /** Everything that is wrong with it. */
    record Unreadable(List<Problem> problems) implements ProofReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
