package org.onsale.admission.domain;

import java.time.Instant;

/**
 * What a node read last of an event's state.
 *
 * @param onHold whether slots may be given out
 * @param present places whose buyer was heard of lately: exact up to 1,000 waiting, an estimate beyond
 * @param lastNotice id of the last entry of the outbox, empty when nothing was ever put there
 * @param asOf Redis' time of the snapshot
 */
public record Board(
        String epoch,
        boolean onHold,
        long nowServing,
        long lastNumber,
        int waiting,
        int away,
        int turns,
        int checkouts,
        int present,
        int cap,
        long settingsVersion,
        String lastNotice,
        Instant asOf) {

    /** Slots in use: unclaimed turns count. */
    public int held() {
        return turns + checkouts;
    }
}
