package io.billfold.serveaudit;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.AccessHead;
import io.billfold.store.AccessLogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import java.util.function.Consumer;

/** Writes down what somebody looks at, before it is shown. */
@Singleton
class AccessLog {
    /**
     * How often the end of the log is read anew because somebody else wrote meanwhile. Of those who
     * meet, one gets through each time.
     */
    static final int ATTEMPTS_MAX = 20;

    private final AccessLogStore log;
    private final Dynamo dynamo;

    AccessLog(AccessLogStore log, Dynamo dynamo) {
        this.log = log;
        this.dynamo = dynamo;
    }

    /** As {@link #keep(Access, Consumer)}, with nothing else in the transaction. */
    boolean keep(Access access) {
        return keep(access, commit -> {});
    }

    /**
     * Adds an entry to the log.
     *
     * @param alongside adds what must be written with it; called once for each attempt
     * @return false when others wrote during every attempt: then nothing may be shown
     */
    boolean keep(Access access, Consumer<Commit> alongside) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            AccessHead head = log.head();
            Commit commit = dynamo.begin();
            log.append(commit, head, head.next(access));
            alongside.accept(commit);
            if (dynamo.commitUnlessBusy(commit) == Committed.DONE) {
                return true;
            }
        }
        return false;
    }
}
