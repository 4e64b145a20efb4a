/** What buyers, shops and gateways call. */
@NullMarked
package org.onsale.admission.http;

import org.jspecify.annotations.NullMarked;
