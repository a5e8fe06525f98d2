package io.billfold.store;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.AccessHead;

import java.util.function.Consumer;

/** Writes down what somebody looks at, before it is shown. */
public class AccessLog {
    /**
     * How often the end of the log is read anew because somebody else wrote meanwhile. Of those who
     * meet, one gets through each time.
     */
    public static final int ATTEMPTS_MAX = 20;

    private final AccessLogStore log;
    private final Dynamo dynamo;

    public AccessLog(AccessLogStore log, Dynamo dynamo) {
        this.log = log;
        this.dynamo = dynamo;
    }

    /** As {@link #keep(Access, Consumer)}, with nothing else in the transaction. */
    public boolean keep(Access access) {
        return keep(access, commit -> {});
    }

    /**
     * Adds an entry to the log.
     *
     * @param alongside adds what must be written with it; called once for each attempt
     * @return false when others wrote during every attempt: then nothing may be shown
     */
    public boolean keep(Access access, Consumer<Commit> alongside) {
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
