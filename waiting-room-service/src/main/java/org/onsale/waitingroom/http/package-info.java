/** The HTTP contract, version 1: requests into use cases, answers into JSON, every error a problem document. */
@NullMarked
package org.onsale.waitingroom.http;

import org.jspecify.annotations.NullMarked;
