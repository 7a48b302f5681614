/** The HTTP surface, tested on a real port. */
@NullMarked
package dev.zhanggui.adapters.http;

import org.jspecify.annotations.NullMarked;
