/** The pages, tested on a real port. */
@NullMarked
package dev.zhanggui.adapters.web;

import org.jspecify.annotations.NullMarked;
