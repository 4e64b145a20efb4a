/** The gate as a servlet filter, and the calls a shop makes from blocking code. */
@NullMarked
package org.onsale.shop.servlet;

import org.jspecify.annotations.NullMarked;
