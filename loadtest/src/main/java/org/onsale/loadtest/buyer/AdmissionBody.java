package org.onsale.loadtest.buyer;

import org.jspecify.annotations.Nullable;

/** Body of an entry's, a claim's and a heartbeat's answer, as far as a buyer needs it. */
record AdmissionBody(
        @Nullable String status,
        @Nullable String checkout,
        @Nullable String pass,
        @Nullable String expiresAt,
        @Nullable Integer heartbeatSeconds) {
    boolean isAdmitted() {
        return "admitted".equals(status) && checkout != null && pass != null;
    }

    boolean isWaiting() {
        return "waiting".equals(status);
    }
}
