package io.billfold.collectevidence;

import io.billfold.lambda.Primer;
import io.billfold.store.EvidenceStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final EvidenceStore evidence;

    FirstRead(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    @Override
    public void prime() {
        evidence.find("prime", "prime");
    }
}
