package org.onsale.admission.application;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node has written back during the hold under way, so that it is not sent with every tick. After five seconds
 * everything is sent once more: the server may have been replaced again meanwhile.
 */
final class HoldProgress {
    private static final Duration SENT_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Set<String> writtenBack = new HashSet<>();
    private @Nullable Instant endedSentAt;
    private @Nullable Instant grantsSentSince;
    private String epoch = "";

    /** Whether the copy of how places ended is to be sent. */
    synchronized boolean endedIsDue(Instant now) {
        return endedSentAt == null || Duration.between(endedSentAt, now).compareTo(SENT_AGAIN_AFTER) >= 0;
    }

    /** An answer came that the event is on hold under this epoch. */
    synchronized void heldUnder(String epochNow, boolean endedSent, Instant now) {
        if (!epoch.isEmpty() && !epoch.equals(epochNow)) {
            over(); // what was sent is lost again
        } else if (endedSent) {
            endedSentAt = now;
        }
        epoch = epochNow;
    }

    /** Of the given checkouts those not written back yet. */
    synchronized List<Grant> due(List<Grant> grants, Instant now) {
        if (grantsSentSince == null || Duration.between(grantsSentSince, now).compareTo(SENT_AGAIN_AFTER) >= 0) {
            writtenBack.clear();
            grantsSentSince = now;
        }
        return grants.stream()
                .filter(grant -> !writtenBack.contains(grant.checkout()))
                .toList();
    }

    synchronized void writtenBack(List<Grant> grants) {
        grants.forEach(grant -> writtenBack.add(grant.checkout()));
    }

    /** There is no hold any more. */
    synchronized void over() {
        writtenBack.clear();
        endedSentAt = null;
        grantsSentSince = null;
        epoch = "";
    }
}
