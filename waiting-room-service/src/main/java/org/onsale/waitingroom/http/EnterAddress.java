package org.onsale.waitingroom.http;

import java.net.URI;

/** Where a browser claims a turn: the public address of the admission service. */
public final class EnterAddress {

    private final String base;

    /** @param admission public address of the admission service, with or without a slash at its end */
    public EnterAddress(URI admission) {
        this.base = admission.toString().replaceAll("/+$", "") + "/enter/";
    }

    /** Event and code need no escaping: their alphabets have nothing to escape. */
    String of(String event, String code) {
        return base + event + "?turn=" + code;
    }
}
