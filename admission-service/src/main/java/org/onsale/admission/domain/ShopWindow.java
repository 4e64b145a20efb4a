package org.onsale.admission.domain;

/**
 * What the shop reported between two judgements of the autopilot.
 *
 * @param completed checkouts that the shop served
 * @param failed checkouts that the shop could not serve
 * @param latencyMsSum sum of the latencies of both, ms
 */
public record ShopWindow(long completed, long failed, long latencyMsSum) {

    public long checkouts() {
        return completed + failed;
    }

    /** Rounded; 0 for nothing reported. */
    public long meanLatencyMs() {
        return checkouts() == 0 ? 0 : Math.round((double) latencyMsSum / checkouts());
    }

    /** Rounded; 0 for nothing reported. */
    public long failedPercent() {
        return checkouts() == 0 ? 0 : Math.round(100.0 * failed / checkouts());
    }
}
