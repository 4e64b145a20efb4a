package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.onsale.waitingroom.domain.Wait;

/** The expected wait: a range in seconds where it is known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitBody(
        boolean known, @Nullable Long p50Seconds, @Nullable Long p90Seconds) {

    private static final WaitBody NOT_KNOWN = new WaitBody(false, null, null);

    static WaitBody of(Wait expectedWait) {
        return expectedWait instanceof Wait.Between range
                ? new WaitBody(true, range.p50Seconds(), range.p90Seconds())
                : NOT_KNOWN;
    }
}
