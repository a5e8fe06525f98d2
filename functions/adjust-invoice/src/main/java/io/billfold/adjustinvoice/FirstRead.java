package io.billfold.adjustinvoice;

import io.billfold.billing.invoice.DraftId;
import io.billfold.lambda.Primer;
import io.billfold.store.DraftStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final DraftStore drafts;

    FirstRead(DraftStore drafts) {
        this.drafts = drafts;
    }

    @Override
    public void prime() {
        drafts.find(new DraftId("prime"));
    }
}
